import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { browserWorld } from './browser-world.js';

const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
  vi.unstubAllGlobals();
});

async function aServer(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

function deferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

/** A page as far as it takes to be one. */
function aPage(navigator: object = {}) {
  vi.stubGlobal('document', {});
  vi.stubGlobal('navigator', navigator);
  return browserWorld();
}

/** One request and what was heard of it, in order. */
function opened(url: string) {
  const heard: unknown[] = [];
  const over = deferred<void>();
  const cancel = browserWorld().open(
    { method: 'GET', url, headers: { authorization: 'Bearer x' } },
    {
      onHead: (status, header) => heard.push(status, header('etag'), header('missing')),
      onText: (text) => heard.push(text),
      onEnd: () => over.resolve(void heard.push('end')),
      onError: (message) => over.resolve(void heard.push(`error: ${message}`)),
    },
  );
  return { heard, cancel, over: over.promise };
}

describe('a request of a page', () => {
  it('tells the head, the text and the end, and cuts no character in two', async () => {
    const bytes = Buffer.from('aü😀z');
    const url = await aServer((_request, response) => {
      response.writeHead(200, { etag: '"1"' }).write(bytes.subarray(0, 5));
      setTimeout(() => response.end(bytes.subarray(5)), 20);
    });
    const { heard, over } = opened(url);
    await over;
    expect(heard.slice(0, 3)).toEqual([200, '"1"', undefined]);
    expect(heard.slice(3, -1).join('')).toBe('aü😀z');
    expect(heard.at(-1)).toBe('end');
  });

  it('tells the end of an answer without a body', async () => {
    const url = await aServer((_request, response) => response.writeHead(304).end());
    const { heard, over } = opened(url);
    await over;
    expect(heard).toEqual([304, undefined, undefined, 'end']);
  });

  it('follows no redirect', async () => {
    const paths: (string | undefined)[] = [];
    const url = await aServer((request, response) => {
      paths.push(request.url);
      response.writeHead(302, { location: '/elsewhere' }).end();
    });
    const { heard, over } = opened(url);
    await over;
    expect(heard).toEqual([expect.stringMatching(/^error: /)]);
    expect(paths).toEqual(['/']);
  });

  it('tells that it was cut', async () => {
    const url = await aServer((_request, response) => {
      response.writeHead(200).write('half');
      setTimeout(() => response.destroy(), 20);
    });
    const { heard, over } = opened(url);
    await over;
    expect(heard.slice(3)).toEqual(['half', expect.stringMatching(/^error: /)]);
  });

  it('says nothing any more once it is cancelled, and lets go of the connection', async () => {
    const closed = deferred<void>();
    const url = await aServer((_request, response) => {
      response.on('close', () => closed.resolve());
      response.writeHead(200).write('first');
    });
    const { heard, cancel } = opened(url);
    await vi.waitFor(() => expect(heard).toContain('first'));
    cancel();
    await closed.promise;
    expect(heard.slice(3)).toEqual(['first']);
  });
});

describe('the world of a page', () => {
  it('has neither page nor tabs nor storage where there is no document', () => {
    const world = browserWorld();
    expect([world.page, world.tabs, world.storage]).toEqual([undefined, undefined, undefined]);
  });

  it('has no tabs where the page came over plain http', () => {
    const { tabs, page } = aPage();
    expect(tabs).toBeUndefined();
    expect(page).toBeDefined();
  });

  it('has another name at each call', () => {
    const { uuid } = browserWorld();
    expect(uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(uuid()).not.toBe(uuid());
  });

  it('reads nothing and writes nothing where even naming the storage throws', () => {
    const forbidden = () => {
      throw new Error('SecurityError');
    };
    Object.defineProperty(globalThis, 'localStorage', { configurable: true, get: forbidden });
    closing.push(() => Reflect.deleteProperty(globalThis, 'localStorage'));
    const { storage } = aPage();
    storage?.write('a', 'b');
    expect(storage?.read('a')).toBeUndefined();
  });

  it('writes nothing where the storage is full', () => {
    const full = new Proxy<Record<string, string>>({}, { set: () => false });
    vi.stubGlobal('localStorage', full);
    const { storage } = aPage();
    storage?.write('a', 'b');
    expect(storage?.read('a')).toBeUndefined();
  });

  it('leads alone where locks are refused', async () => {
    const { tabs } = aPage({ locks: { request: () => Promise.reject(new Error('SecurityError')) } });
    const held = deferred<string>();
    tabs?.hold(
      'room',
      () => held.resolve('held'),
      () => held.resolve('lost'),
    );
    expect(await held.promise).toBe('held');
  });
});
