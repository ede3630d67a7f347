// How long from the command to the first connection, beside the bare start of the embedded Postgres; and what an idle server holds.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startEmbeddedPostgres } from '../../embedded-postgres/dist/index.js';
import { median } from './measure.mjs';
import { keepResults, printTable } from './report.mjs';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const idleMs = 3_000;
const cli = fileURLToPath(new URL('../../server/dist/cli.js', import.meta.url));

const samples = { bareNewMs: [], bareOldMs: [], newMs: [], oldMs: [], idleMegabytes: [] };
for (let round = 0; round < rounds; round++) {
  const folder = mkdtempSync(path.join(tmpdir(), 'guidon-start-'));
  samples.bareNewMs.push(await startBare(path.join(folder, 'bare')));
  samples.bareOldMs.push(await startBare(path.join(folder, 'bare')));
  samples.newMs.push((await startServer(path.join(folder, 'guidon'))).ms);
  const again = await startServer(path.join(folder, 'guidon'), idleMs);
  samples.oldMs.push(again.ms);
  samples.idleMegabytes.push(again.megabytes);
  rmSync(folder, { recursive: true, force: true });
}

const medians = Object.fromEntries(Object.entries(samples).map(([name, values]) => [name, Math.round(median(values))]));
printTable(
  'start, ms until it listens (median)',
  ['', 'new database', 'existing'],
  [
    ['the embedded Postgres alone', medians.bareNewMs, medians.bareOldMs],
    ['Guidon with it', medians.newMs, medians.oldMs],
  ],
);
console.log(`  idle: ${medians.idleMegabytes} MB resident`);
keepResults('start', { samples, medians });

async function startBare(dataDir) {
  const begunAt = performance.now();
  const postgres = await startEmbeddedPostgres({ dataDir });
  const ms = performance.now() - begunAt;
  await postgres.stop();
  return ms;
}

async function startServer(dataDir, thenIdleMs = 0) {
  const begunAt = performance.now();
  const env = {
    ...process.env,
    DATABASE_URL: '',
    GUIDON_DATA_DIR: dataDir,
    GUIDON_PORT: '0',
    GUIDON_LOG_LEVEL: 'warn',
  };
  const child = spawn(process.execPath, [cli, 'serve'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((resolve, reject) => {
    child.stdout.on('data', (text) => /Guidon listens on/.test(text) && resolve());
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}`)));
  });
  const ms = performance.now() - begunAt;
  await wait(thenIdleMs);
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'));
  child.removeAllListeners('exit');
  child.kill('SIGTERM');
  await new Promise((resolve) => child.once('exit', resolve));
  return { ms, megabytes: Number(kilobytes) / 1_024 };
}
