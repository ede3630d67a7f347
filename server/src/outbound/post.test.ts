import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { realWorld } from '../world.js';
import { post } from './post.js';

let server: Server | undefined;
afterEach(() => new Promise<void>((resolve) => (server === undefined ? resolve() : server.close(() => resolve()))));

async function listening(answer: RequestListener): Promise<number> {
  server = createServer(answer);
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

const sent = { headers: { 'content-type': 'application/json' }, body: '{"ä":1}', timeoutMs: 5_000, maxBytes: 10 };
const target = (port: number, host = 'receiver.example') => ({
  url: new URL(`http://${host}:${port}/a?b=c`),
  addresses: ['127.0.0.1'],
});

it('connects to the address that it was given, and names the host that was meant', async () => {
  const heard: unknown[] = [];
  const port = await listening((request, response) => {
    request.setEncoding('utf8').on('data', (text) => heard.push(text));
    request.on('end', () => {
      heard.push(request.method, request.url, request.headers.host, request.headers['content-length']);
      response.end('done');
    });
  });
  const answer = await post(target(port), sent, realWorld());
  expect([answer.status, answer.start.toString()]).toEqual([200, 'done']);
  expect(heard).toEqual([sent.body, 'POST', '/a?b=c', `receiver.example:${port}`, '8']);
});

it('reads no more than it needs of an endless answer, and cuts it off', async () => {
  let isCut = false;
  const port = await listening((_request, response) => {
    const more = setInterval(() => response.write('x'.repeat(1_000)), 1);
    response.on('close', () => {
      clearInterval(more);
      isCut = true;
    });
  });
  const answer = await post(target(port), sent, realWorld());
  expect([answer.status, answer.start.toString()]).toEqual([200, 'x'.repeat(10)]);
  await expect.poll(() => isCut).toBe(true);
});

it('follows no redirect', async () => {
  let count = 0;
  const port = await listening((_request, response) => {
    count += 1;
    response.writeHead(302, { location: '/elsewhere' }).end();
  });
  expect((await post(target(port), sent, realWorld())).status).toBe(302);
  expect(count).toBe(1);
});

it('waits no longer than it is told, unless it was answered and only the rest is slow', async () => {
  const silent = await listening(() => {});
  await expect(post(target(silent), { ...sent, timeoutMs: 50 }, realWorld())).rejects.toThrow(
    'No answer within 0.05 s.',
  );
  server?.closeAllConnections();
  const slow = await listening((_request, response) => void response.writeHead(202).write('so'));
  const answer = await post(target(slow), { ...sent, timeoutMs: 200 }, realWorld());
  expect([answer.status, answer.start.toString()]).toEqual([202, 'so']);
});

it('fails where nobody is there, and where somebody hangs up', async () => {
  const port = await listening((request) => request.socket.destroy());
  await expect(post(target(port), sent, realWorld())).rejects.toThrow();
  await new Promise<void>((resolve) => server?.close(() => resolve()));
  server = undefined;
  await expect(post(target(port), sent, realWorld())).rejects.toThrow('ECONNREFUSED');
});
