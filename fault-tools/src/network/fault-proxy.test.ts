import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { waitFor } from '@guidon/test-kit';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type FaultProxy, faultProxy } from './fault-proxy.js';

let echo: Server;
let proxy: FaultProxy;
let client: Socket;
let heard: Buffer;

beforeAll(async () => {
  echo = createServer((socket) => socket.on('error', () => undefined).pipe(socket));
  await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  echo.close();
});

beforeEach(async () => {
  proxy = await faultProxy({ upstream: { port: (echo.address() as AddressInfo).port } });
  client = connectThrough();
  await once(client, 'connect');
});

afterEach(async () => {
  client.destroy();
  await proxy.close();
});

function connectThrough(): Socket {
  heard = Buffer.alloc(0);
  const socket = connect(proxy.port, '127.0.0.1');
  socket.on('error', () => undefined);
  socket.on('data', (chunk) => {
    heard = Buffer.concat([heard, chunk]);
  });
  return socket;
}

const closed = (socket: Socket) => new Promise<void>((resolve) => socket.once('close', () => resolve()));

const hears = (text: string) => waitFor(() => heard.toString() === text, { what: text });

test('bytes pass as they are', async () => {
  client.write('hello');
  await hears('hello');
});

test('latency makes them late, not wrong', async () => {
  proxy.settings.mode = 'latency';
  proxy.settings.latencyMs = 30;
  const begunAt = performance.now();
  client.write('hello');
  await hears('hello');
  expect(performance.now() - begunAt).toBeGreaterThan(55);
});

test('in a black hole the connection stands and nothing comes', async () => {
  client.write('a');
  await hears('a');
  proxy.settings.mode = 'blackhole';
  client.write('b');
  await sleep(50);
  expect(client.destroyed).toBe(false);
  proxy.settings.mode = 'pass';
  client.write('c');
  await hears('ac');
});

test('a refused connection is reset', async () => {
  proxy.settings.mode = 'refuse';
  const refused = connectThrough();
  await closed(refused);
  expect(heard).toHaveLength(0);
});

test('a trickle arrives whole', async () => {
  proxy.settings.mode = 'trickle';
  proxy.settings.bytesPerSecond = 5_000;
  client.write('x'.repeat(200));
  await hears('x'.repeat(200));
});

test('a corrupted answer keeps its length', async () => {
  proxy.settings.mode = 'corrupt';
  client.write('hello');
  await waitFor(() => heard.length === 5);
  expect(heard.toString()).toBe('hehlo');
});

test('a cut closes every connection', async () => {
  client.write('a');
  await hears('a');
  proxy.cut();
  await closed(client);
  await waitFor(() => proxy.connections === 0);
});

test('half-open connections stand and carry nothing, not even their end, while new ones pass', async () => {
  client.write('a');
  await hears('a');
  proxy.halfOpen();
  client.write('b');
  const next = connectThrough();
  next.write('c');
  await hears('c');
  client.destroy();
  await closed(client);
  expect(proxy.connections).toBe(2);
  proxy.cut();
  await waitFor(() => proxy.connections === 0);
});
