import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { adminToken, aServer, type TestServer } from '../testing/a-server.js';
import { rawConnection, rawRequest } from '../testing/raw-request.js';
import { defaultConnectionLimits } from './connection-limits.js';

const limits = { headersMs: 200, requestMs: 300, stalledMs: 400, idleMs: 60_000, checkMs: 50 };
const authorized = `Host: x\r\nAuthorization: Bearer ${adminToken}\r\n`;
let server: TestServer;
let port: number;

beforeAll(async () => {
  server = await aServer({ connectionLimits: limits });
  await server.app.listen({ host: '127.0.0.1', port: 0 });
  port = (server.app.server.address() as AddressInfo).port;
});
afterAll(() => server.close());

describe('a connection that takes its time', () => {
  it('has fifteen seconds at most for a whole request', () => {
    const { headersMs, requestMs, checkMs } = defaultConnectionLimits;
    expect(Math.max(headersMs, requestMs) + checkMs).toBeLessThanOrEqual(15_000);
  });

  it('is closed though it says nothing at all', async () => {
    expect(await rawRequest(port, '')).toMatch(/^$|^HTTP\/1\.1 408 /);
  });

  it.each([
    ['its headers', 'GET /health/live HTTP/1.1\r\nHost: x\r\n', 'X: y\r\n'],
    ['its request line', 'GET /health/live', '/'],
    [
      'a body',
      `POST /api/v1/tokens HTTP/1.1\r\n${authorized}Content-Type: application/json\r\nContent-Length: 1000\r\n\r\n`,
      ' ',
    ],
    ['the body of a stranger', 'POST /api/v1/tokens HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n', ' '],
  ])('is closed while it sends %s drop by drop', async (_what, first, drop) => {
    const { socket, answer } = rawConnection(port);
    socket.write(first);
    const dripping = setInterval(() => socket.write(drop), 20);
    const text = await answer;
    clearInterval(dripping);
    expect(text).toMatch(/^$|^HTTP\/1\.1 (401|408) /);
  });

  it('is closed where it asks and never reads', async () => {
    const accepted = once(server.app.server, 'connection');
    const { socket, answer } = rawConnection(port);
    socket.pause();
    const [held] = (await accepted) as [Socket];
    const closed = once(held, 'close');
    // More than the buffers of both ends hold, and little to write: a busy machine has time for that.
    const times = 80;
    socket.write('GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n'.repeat(times));
    await closed;
    socket.resume();
    const { payload } = await server.app.inject('/openapi.json');
    expect((await answer).length).toBeLessThan(times * payload.length);
  });
});

describe('a body without an end', () => {
  it.each([
    ['an administrator', authorized, /^HTTP\/1\.1 413 /],
    ['a stranger', 'Host: x\r\n', /^HTTP\/1\.1 401 /],
  ])('of %s is refused, and costs no memory', async (_who, headers, status) => {
    const before = process.memoryUsage().rss;
    const { socket, answer } = rawConnection(port);
    socket.write(
      `POST /api/v1/tokens HTTP/1.1\r\n${headers}Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`,
    );
    const chunk = `${(65_536).toString(16)}\r\n${' '.repeat(65_536)}\r\n`;
    const push = () => {
      while (socket.writable && socket.write(chunk));
    };
    socket.on('drain', push);
    push();
    expect(await answer).toMatch(status);
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
  });
});

describe('a request that two servers could read differently', () => {
  const body = '{"name":"smuggled"}';
  it.each([
    ['two lengths', `Content-Length: ${body.length}\r\nContent-Length: 3\r\n`],
    ['a length and chunks', `Content-Length: ${body.length}\r\nTransfer-Encoding: chunked\r\n`],
    ['a length that is none', 'Content-Length: +19\r\n'],
    ['chunks in disguise', 'Transfer-Encoding: xchunked\r\n'],
    ['a folded header', `Content-Length: ${body.length}\r\nX: a\r\n b\r\n`],
    ['a space before the colon', `Content-Length : ${body.length}\r\n`],
    ['a bare line feed', `X: a\nContent-Length: ${body.length}\r\n`],
    ['no host', `Content-Length: ${body.length}\r\n`],
  ])('is refused: %s', async (what, lines) => {
    const head = what === 'no host' ? authorized.replace('Host: x\r\n', '') : authorized;
    const type = 'Content-Type: application/json\r\nConnection: close\r\n';
    const text = await rawRequest(port, `POST /api/v1/tokens HTTP/1.1\r\n${head}${type}${lines}\r\n${body}`);
    expect(text).toMatch(/^HTTP\/1\.1 400 /);
    const { body: tokens } = await server.call('GET', '/api/v1/tokens');
    expect(JSON.stringify(tokens)).not.toContain('smuggled');
  });
});
