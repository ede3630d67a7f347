import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findBinaries } from './binaries.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from './start.js';

let home: string;
let dataDir: string;
const running: EmbeddedPostgres[] = [];

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'guidon-embedded-'));
  dataDir = join(home, 'closed', 'postgres');
});

afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()));
  rmSync(home, { recursive: true, force: true });
});

async function start(): Promise<EmbeddedPostgres> {
  const server = await startEmbeddedPostgres({ dataDir, unsafeFast: true });
  running.push(server);
  return server;
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

async function untilGone(pid: number): Promise<void> {
  while (isAlive(pid)) await sleep(10);
}

test('it starts, stops and starts again on the same data, with a password that only the owner reads', async () => {
  const first = await start();
  expect(first.url).toMatch(/^postgres:\/\/postgres:[\w-]{32}@127\.0\.0\.1:\d+\/postgres$/);
  expect(statSync(`${dataDir}.password`).mode & 0o777).toBe(0o600);
  await first.stop();
  expect(isAlive(first.pid)).toBe(false);
  const second = await start();
  expect(new URL(second.url).password).toBe(new URL(first.url).password);
});

test('a folder that is closed to others is no obstacle', async () => {
  chmodSync(home, 0o700);
  expect((await start()).pid).toBeGreaterThan(0);
});

test('stopping twice is harmless', async () => {
  const server = await start();
  await Promise.all([server.stop(), server.stop()]);
  await server.stop();
});

test('a killed postmaster is started again in the same place', async () => {
  const server = await start();
  const { pid } = server;
  process.kill(pid, 'SIGKILL');
  while (server.pid === pid) await sleep(10);
  expect(isAlive(server.pid)).toBe(true);
  expect(await accepts(server.port)).toBe(true);
});

test('it can be stopped while it is being started again', async () => {
  const server = await start();
  process.kill(server.pid, 'SIGKILL');
  await untilGone(server.pid);
  await server.stop();
  expect(isAlive(server.pid)).toBe(false);
});

test('a second start on the same directory is refused with what to do', async () => {
  await start();
  await expect(start()).rejects.toMatchObject({ kind: 'in-use', message: expect.stringContaining('Stop that one') });
});

test('it stops when the process that started it is killed, and its data can be used at once', async () => {
  const script = `import { startEmbeddedPostgres } from ${JSON.stringify(join(import.meta.dirname, 'index.ts'))};
    const server = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, unsafeFast: true });
    process.send(server.pid);`;
  const file = join(home, 'owner.mts');
  writeFileSync(file, script);
  const owner = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), file], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const pid = await new Promise<number>((resolve) => owner.once('message', resolve));
  owner.kill('SIGKILL');
  const next = await start();
  expect(next.pid).not.toBe(pid);
});

test('a lock whose number another process bears now, as after a power cut, is no obstacle', async () => {
  await (await start()).stop();
  writeFileSync(join(dataDir, 'postmaster.pid'), `${process.ppid}\n${dataDir}\n1\n1\n\n127.0.0.1\n1 1\nready\n`);
  expect((await start()).pid).toBeGreaterThan(0);
});

test('data of another major version is refused', async () => {
  await (await start()).stop();
  writeFileSync(join(dataDir, 'PG_VERSION'), '14\n');
  await expect(start()).rejects.toMatchObject({ kind: 'other-major', message: expect.stringContaining('Postgres 14') });
});

test("a folder with other people's files is left alone", async () => {
  await (await start()).stop();
  rmSync(join(dataDir, 'PG_VERSION'));
  await expect(start()).rejects.toMatchObject({ kind: 'not-a-data-dir' });
  expect(existsSync(join(dataDir, 'base'))).toBe(true);
});

test('what a killed first start left behind is begun anew', async () => {
  await (await start()).stop();
  rmSync(`${dataDir}.init`, { recursive: true, force: true });
  writeFileSync(`${dataDir}.init`, 'half-made');
  rmSync(dataDir, { recursive: true });
  expect((await start()).pid).toBeGreaterThan(0);
});

test('a lost password is named', async () => {
  await (await start()).stop();
  rmSync(`${dataDir}.password`);
  await expect(start()).rejects.toMatchObject({ kind: 'no-password' });
});

test('a machine without a binary is told of DATABASE_URL', () => {
  expect(() => findBinaries('sunos', 'x64')).toThrow(/Set DATABASE_URL/);
});

test('one that is killed for good stays so, and what else is set goes over what we set', async () => {
  const lines: string[] = [];
  const settings = ['log_line_prefix=as was set: '];
  const server = await startEmbeddedPostgres({ dataDir, unsafeFast: true, settings, log: (line) => lines.push(line) });
  running.push(server);
  expect(lines.at(-1)).toMatch(/^as was set: LOG/);
  const { pid } = server;
  await server.kill();
  expect(isAlive(pid)).toBe(false);
  await server.stop();
  expect(server.pid).toBe(pid);
});
