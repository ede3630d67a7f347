import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { exchanger } from './exchange.js';
import type { Scope } from './scope.js';
import { SimulatedBrowser } from './test-support/simulated-browser.js';

const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function aServer(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function deferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

const json = { 'content-type': 'application/json' };

/** One request over the real network, and what was heard of it. The time is simulated. */
function opened(url: string) {
  const browser = new SimulatedBrowser();
  const scope = { ...browser.open().scope(), fetch: fetch as unknown as Scope['fetch'] };
  const own = new AbortController();
  const heard: string[] = [];
  const over = exchanger(scope, url, 'x')('snapshot', {}, own, (text) => {
    heard.push(text);
    return text;
  });
  over.catch(() => undefined);
  return { browser, heard, own, over };
}

describe('a request of a page', () => {
  it('gives the text as it comes, and cuts no character in two', async () => {
    const bytes = Buffer.from('aü😀z');
    const first = deferred<void>();
    const url = await aServer((_request, response) => {
      response.writeHead(200, json).write(bytes.subarray(0, 5));
      void first.promise.then(() => response.end(bytes.subarray(5)));
    });
    const { heard, over } = opened(url);
    await vi.waitFor(() => expect(heard).toEqual(['aü']));
    first.resolve();
    expect(await over).toBe('aü😀z');
  });

  it('says who asks, and with which key', async () => {
    const headers: IncomingMessage['headers'][] = [];
    const url = await aServer((request, response) => {
      headers.push(request.headers);
      response.writeHead(200, json).end('{}');
    });
    await opened(url).over;
    expect(headers).toMatchObject([{ authorization: 'Bearer x', 'guidon-sdk': 'browser/0.1.0' }]);
  });

  it('tells the end of an answer without a body', async () => {
    const url = await aServer((_request, response) => response.writeHead(304).end());
    const { heard, over } = opened(url);
    expect(await over).toBe('');
    expect(heard).toEqual([]);
  });

  it('follows no redirect', async () => {
    const paths: (string | undefined)[] = [];
    const url = await aServer((request, response) => {
      paths.push(request.url);
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    await expect(opened(url).over).rejects.toBeInstanceOf(TypeError);
    expect(paths).toEqual(['/sdk/v1/snapshot']);
  });

  it('tells that it was cut', async () => {
    const url = await aServer((_request, response) => {
      response.writeHead(200, json).write('half', () => response.destroy());
    });
    await expect(opened(url).over).rejects.toBeInstanceOf(TypeError);
  });

  it.each([
    [503, { 'retry-after': '7' }, { kind: 'network', status: 503, afterMs: 7_000 }],
    [401, {}, { kind: 'unauthorized', status: 401 }],
    [403, {}, { kind: 'unauthorized', status: 403 }],
    [503, { 'retry-after': 'Sat, 21 Nov 2026 12:00:00 GMT' }, { kind: 'network', status: 503, afterMs: Number.NaN }],
  ])('tells what %i with %j means', async (status, headers, expected) => {
    const url = await aServer((_request, response) => response.writeHead(status, { ...json, ...headers }).end('x'));
    await expect(opened(url).over).rejects.toMatchObject(expected);
  });

  it('refuses what is larger than it may be', async () => {
    const url = await aServer((_request, response) => response.writeHead(200, json).end('x'.repeat(1_100_000)));
    await expect(opened(url).over).rejects.toMatchObject({ kind: 'protocol' });
  });

  it('gives up on a server that falls silent', async () => {
    const url = await aServer((_request, response) => response.writeHead(200, json).write('first'));
    const { browser, heard, over } = opened(url);
    await vi.waitFor(() => expect(heard).toEqual(['first']));
    await browser.advance(45_000);
    await expect(over).rejects.toMatchObject({ message: 'No answer' });
    expect(browser.clock.pending).toBe(0);
  });

  it('lets go of the connection when it is given up', async () => {
    const closed = deferred<void>();
    const url = await aServer((_request, response) => {
      response.on('close', () => closed.resolve());
      response.writeHead(200, json).write('first');
    });
    const { heard, own, over } = opened(url);
    await vi.waitFor(() => expect(heard).toEqual(['first']));
    own.abort();
    await closed.promise;
    await expect(over).rejects.toBeDefined();
  });
});
