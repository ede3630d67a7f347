import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { providePrograms } from './debian.mjs';
import { bin, prepare, run } from './workspace.mjs';

/** Runs a test in its long form, and gives what it wrote to the file that `resultVariable` names: undefined where it wrote nothing. */
export function prove(test, { resultVariable, env, programs = ['REDIS_SERVER'] }) {
  prepare();
  const provided = providePrograms(...programs);
  const folder = mkdtempSync(join(tmpdir(), 'guidon-proof-'));
  const file = join(folder, 'result.json');
  try {
    process.exitCode = run(bin('vitest'), ['run', test], {
      env: { ...env, ...provided, [resultVariable]: file },
    });
    return readResult(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readResult(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    process.exitCode = 1;
    return undefined;
  }
}
