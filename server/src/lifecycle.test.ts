import { type ChildProcess, spawn } from 'node:child_process';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { aDatabase, freePort, type TestDatabase, waitFor } from '@guidon/test-kit';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aKey } from './testing/a-live-server.js';
import { adminToken, aServer } from './testing/a-server.js';
import { openStream } from './testing/sse-client.js';

const cli = fileURLToPath(new URL('cli.ts', import.meta.url));
const running = new Set<ChildProcess>();
let database: TestDatabase;
let sdkKey: string;

beforeAll(async () => {
  database = await aDatabase();
  const server = await aServer({ databaseUrl: database.url });
  sdkKey = await aKey(server);
  await server.close();
});
afterAll(() => database.close());
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});

interface Running {
  readonly child: ChildProcess;
  readonly port: number;
  readonly exit: Promise<number | null>;
  ready(): Promise<number>;
}

/** The server as a process of its own, as it is run in production. */
async function start(environment: Readonly<Record<string, string>> = {}): Promise<Running> {
  const port = await freePort();
  const child = spawn(process.execPath, ['--conditions=guidon-source', '--import=tsx', cli, 'serve'], {
    env: {
      ...process.env,
      DATABASE_URL: database.url,
      GUIDON_PORT: String(port),
      GUIDON_ADMIN_TOKEN: adminToken,
      GUIDON_LOG_LEVEL: 'silent',
      ...environment,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  running.add(child);
  let errors = '';
  child.stderr?.on('data', (text) => {
    errors += text;
  });
  const exit = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      running.delete(child);
      resolve(code);
    });
  });
  const ready = async () => (await fetch(`http://127.0.0.1:${port}/health/ready`)).status;
  await waitFor(async () => (await ready()) === 200, { timeoutMs: 40_000, what: `a server: ${errors}` });
  return { child, port, exit, ready };
}

function canConnect(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

describe('a signal to leave', { timeout: 60_000 }, () => {
  it('is told first, then closes the door, says bye to streams, and ends well', async () => {
    const { child, port, exit, ready } = await start({ GUIDON_DRAIN_DELAY_MS: '2500' });
    const stream = await openStream({ port, sdkKey });
    await stream.take(1);
    child.kill('SIGTERM');
    await waitFor(async () => (await ready()) === 503, { what: 'the announcement' });
    const headers = { authorization: `Bearer ${sdkKey}` };
    expect((await fetch(`http://127.0.0.1:${port}/sdk/v1/snapshot`, { headers })).status).toBe(200);
    expect(await canConnect(port)).toBe(true);
    const late = await openStream({ port, sdkKey });
    expect((await late.take(1))[0]?.event).toBe('snapshot');
    expect([stream.isClosed, late.isClosed]).toEqual([false, false]);
    await Promise.all([stream.ended(), late.ended()]);
    expect(late.events.at(-1)?.event).toBe('bye');
    expect(stream.events.at(-1)).toMatchObject({ event: 'bye', data: { afterMs: expect.any(Number) } });
    expect(await exit).toBe(0);
    expect(await canConnect(port)).toBe(false);
  });

  it('lets a request that is under way come to its end', async () => {
    const { child, port, exit, ready } = await start({ GUIDON_DRAIN_DELAY_MS: '300' });
    const body = JSON.stringify({ key: 'slowly-sent' });
    const socket = connect(port, '127.0.0.1');
    let answer = '';
    socket.on('data', (text) => {
      answer += text;
    });
    const head = `POST /api/v1/projects/default/flags HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${adminToken}\r\n`;
    socket.write(`${head}Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 5)}`);
    await waitFor(() => socket.bytesWritten > 100);
    child.kill('SIGTERM');
    await waitFor(async () => (await ready()) === 503);
    await waitFor(async () => !(await canConnect(port)), { what: 'the door to close' });
    socket.write(body.slice(5));
    await waitFor(() => answer.includes('\r\n\r\n'), { what: 'an answer' });
    expect(answer).toMatch(/^HTTP\/1.1 201 /);
    expect(answer.toLowerCase()).toContain('connection: close');
    expect(await exit).toBe(0);
  });

  it('waits for no connection on which nothing was ever said', async () => {
    const { child, port, exit } = await start({ GUIDON_DRAIN_TIMEOUT_MS: '15000' });
    const socket = connect(port, '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
    socket.destroy();
  });

  it('ends with 1 where something will not come to its end in time', async () => {
    const { child, port, exit } = await start({ GUIDON_DRAIN_TIMEOUT_MS: '800' });
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write('POST /api/v1/projects HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{');
    await waitFor(() => socket.bytesWritten > 50);
    await fetch(`http://127.0.0.1:${port}/health/live`);
    const begunAt = performance.now();
    child.kill('SIGTERM');
    expect(await exit).toBe(1);
    expect(performance.now() - begunAt).toBeGreaterThan(700);
    socket.destroy();
  });

  it('is not waited for when it comes a second time', async () => {
    const { child, exit, ready } = await start({ GUIDON_DRAIN_DELAY_MS: '20000' });
    const begunAt = performance.now();
    child.kill('SIGINT');
    await waitFor(async () => (await ready()) === 503);
    const impatience = setInterval(() => child.kill('SIGINT'), 50);
    expect(await exit).toBe(1);
    clearInterval(impatience);
    expect(performance.now() - begunAt).toBeLessThan(5_000);
  });

  it('is one where it arrives twice at once, as Ctrl+C does under npm', async () => {
    const { child, exit } = await start({ GUIDON_DRAIN_DELAY_MS: '200' });
    child.kill('SIGINT');
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
  });

  it('ends at once where nothing is open', async () => {
    const { child, exit } = await start();
    const begunAt = performance.now();
    child.kill('SIGTERM');
    expect(await exit).toBe(0);
    expect(performance.now() - begunAt).toBeLessThan(2_000);
  });
});
