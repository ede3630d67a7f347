#!/usr/bin/env node
import { GuidonError } from './errors.js';
import { main } from './main.js';

try {
  await main({ args: process.argv.slice(2), environment: process.env, say: (text) => process.stdout.write(text) });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  const exitCode = error instanceof GuidonError ? error.members['exitCode'] : undefined;
  process.exit(typeof exitCode === 'number' ? exitCode : 1);
}
