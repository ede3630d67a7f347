#!/usr/bin/env node
import { main } from './main.js';

try {
  await main({ args: process.argv.slice(2), environment: process.env, say: (text) => process.stdout.write(text) });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
