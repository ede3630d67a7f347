// Starts what is measured, each as a process of its own, as it would run.
import { fork, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { collectionsFile } from './collections-file.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const cli = path.resolve(here, '../../../server/dist/cli.js');
const pollMs = 5;
const collector = path.join(here, 'collect-garbage.mjs');

/** The whole server with its embedded Postgres, durable as by default; only the admission's rate is lifted. */
export async function startGuidon(environment = {}) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'guidon-bench-'));
  const port = await freePort();
  const child = spawn(process.execPath, ['--expose-gc', `--import=${collector}`, cli, 'serve'], {
    env: {
      ...process.env,
      DATABASE_URL: '',
      GUIDON_DATA_DIR: dataDir,
      GUIDON_PORT: String(port),
      GUIDON_STREAM_RATE: '100000',
      GUIDON_LOG_LEVEL: 'warn',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const text = await waitForText(child, /The API is described/);
  const [token] = /guidon_token_[\w-]+/.exec(text);
  const [sdkKey] = /guidon_server_[\w-]+/.exec(text);
  return {
    name: 'Guidon',
    url: `http://127.0.0.1:${port}`,
    port,
    token,
    sdkKey,
    databaseUrl: databaseUrlIn(dataDir),
    pid: child.pid,
    stop: async () => {
      await stop(child);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A bare server that does one thing alone; `mode` says which. */
export async function startBare(mode, options = {}) {
  const child = fork(
    path.resolve(here, '../../../fault-tools/src/fan-out/bare-server.mjs'),
    [mode, JSON.stringify(options)],
    {
      execArgv: ['--expose-gc', `--import=${collector}`],
    },
  );
  const port = await new Promise((resolve) => child.once('message', resolve));
  return { name: mode, url: `http://127.0.0.1:${port}`, port, pid: child.pid, stop: () => stop(child) };
}

/** Resident memory of a process once its garbage is gone. */
export async function settledRssBytes(pid) {
  for (let round = 0; round < 3; round++) {
    const before = collectionsOf(pid);
    process.kill(pid, 'SIGUSR2');
    while (collectionsOf(pid) === before) await wait(pollMs);
  }
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(kilobytes) * 1024;
}

function collectionsOf(pid) {
  return statSync(collectionsFile(pid), { throwIfNoEntry: false })?.size ?? 0;
}

function databaseUrlIn(dataDir) {
  const port = readFileSync(path.join(dataDir, 'postgres/postmaster.pid'), 'utf8').split('\n')[3];
  const password = readFileSync(path.join(dataDir, 'postgres.password'), 'utf8').trim();
  return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
}

function waitForText(child, pattern) {
  let text = '';
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      text += chunk;
      if (pattern.test(text)) resolve(text);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${text}`)));
  });
}

function stop(child) {
  if (child.exitCode !== null) return Promise.resolve();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 5_000);
  return ended.finally(() => clearTimeout(timer));
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
