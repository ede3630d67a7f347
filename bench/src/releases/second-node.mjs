// Another server on the database of the first.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { endChild } from '../lifetime.mjs';

const cli = fileURLToPath(new URL('../../../server/dist/cli.js', import.meta.url));

export async function startSecondNode(databaseUrl) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'guidon-bench-node-'));
  const env = { ...process.env, DATABASE_URL: databaseUrl, GUIDON_DATA_DIR: dataDir, GUIDON_PORT: '0' };
  const child = spawn(process.execPath, [cli, 'serve'], {
    env: { ...env, GUIDON_LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve, reject) => {
    child.stdout.on('data', (text) => /Guidon listens on/.test(text) && resolve());
    child.once('exit', (code) => reject(new Error(`the second node ended with ${code}`)));
  });
  child.removeAllListeners('exit');
  return {
    pid: child.pid,
    stop: async () => {
      await endChild(child);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
