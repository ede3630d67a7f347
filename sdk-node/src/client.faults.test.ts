import { gzipSync } from 'node:zlib';
import type { GuidonError } from '@guidon/sdk-core';
import { describe, expect, it, vi } from 'vitest';
import { clientsAndServers, eventually, isOn, live } from './test-support/a-client.js';
import { aPatchFrame, aSnapshot } from './test-support/builders.js';
import { type Answer, json, ScriptedServer, stream } from './test-support/scripted-server.js';

const { aServer, aClient } = clientsAndServers();

/** One answer after the other; the last for all that follow. */
function inTurn(...answers: readonly Answer[]): Answer {
  let next = 0;
  return (request, response) => {
    answers[Math.min(next, answers.length - 1)]?.(request, response);
    next += 1;
  };
}

describe('the client for Node, where something is wrong', () => {
  it('comes to life when a server appears where there was none', async () => {
    const gone = await new ScriptedServer({}).listen();
    const { port } = new URL(gone.url);
    const { url } = gone;
    await gone.close();
    const { flags, errors } = aClient(url, { timeoutMs: 100 });
    expect(await flags.ready()).toEqual({ source: 'default', version: 0 });
    expect(errors).toMatchObject([{ kind: 'network' }]);
    await aServer(live, Number(port));
    await eventually(() => expect(isOn(flags)).toBe(true));
  });

  it('is ready in time where a server accepts and never answers, and gives up on it after a while', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const server = await aServer({});
    const { flags, errors } = aClient(server.url);
    const ready = flags.ready();
    await vi.advanceTimersByTimeAsync(500);
    expect(await ready).toEqual({ source: 'default', version: 0 });
    await vi.waitUntil(() => server.requests.length === 1);
    Object.assign(server.script, live);
    await vi.advanceTimersByTimeAsync(11_000);
    expect(errors).toMatchObject([{ kind: 'network' }]);
    await vi.waitUntil(() => isOn(flags), 10_000);
  });

  it('is ready in time where the name of the server is not known', async () => {
    const { flags } = aClient('http://guidon.invalid', { bootstrap: aSnapshot() });
    expect(await flags.ready()).toEqual({ source: 'bootstrap', version: 1 });
    expect(isOn(flags)).toBe(true);
  });

  it('leaves a connection that fell silent for a new one', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    const server = await aServer(live);
    const { flags } = aClient(server.url);
    await vi.waitUntil(() => server.at('stream').length === 1 && flags.evaluate('x', 'u1', 0).source === 'stream');
    await vi.advanceTimersByTimeAsync(60_000);
    await vi.waitUntil(() => server.at('stream').length === 2, 10_000);
  });

  it.each([
    ['in the middle of an event', aPatchFrame().slice(0, 60)],
    ['in the middle of a character', Buffer.from(aPatchFrame({ note: '🙂' })).subarray(0, -8)],
  ])('takes nothing from a stream that is cut %s, and asks for it again', async (_name, part) => {
    const cut: Answer = (request, response) => {
      stream(part)(request, response);
      setImmediate(() => setImmediate(() => request.socket.destroy()));
    };
    const server = await aServer({ ...live, stream: inTurn(cut, cut, stream(aPatchFrame())) });
    const { flags } = aClient(server.url);
    await flags.ready();
    await eventually(() => expect(isOn(flags)).toBe(false));
    expect(server.at('snapshot')).toHaveLength(1);
    expect(server.at('stream').map(({ headers }) => headers['last-event-id'])).toEqual(['1-a', '1-a', '1-a']);
  });

  it.each<[string, Answer, GuidonError['kind']]>([
    [
      'a page',
      (_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
      'protocol',
    ],
    ['half a snapshot', (_request, response) => response.end('{"format":1,"version":2,'), 'protocol'],
    ['another document', json(200, { hello: 1 }), 'protocol'],
    ['a body that is no UTF-8', (_request, response) => response.end(Buffer.from([0x22, 0xff, 0x22])), 'network'],
    ['an encoding nobody asked for', json(200, {}, { 'content-encoding': 'deflate' }), 'network'],
    ['what is not gzip as gzip', json(200, {}, { 'content-encoding': 'gzip' }), 'network'],
    ['a cut body', (_request, response) => response.writeHead(200, { 'content-length': '99' }).end('{'), 'network'],
    ['no HTTP at all', (request) => request.socket.end('hello\r\n\r\n'), 'network'],
    ['500', json(500, {}), 'network'],
  ])('keeps what it has where the snapshot is %s, and goes on', async (_name, answer, kind) => {
    const server = await aServer({ ...live, snapshot: inTurn(answer, json(200, aSnapshot())) });
    const { flags, errors } = aClient(server.url, { bootstrap: aSnapshot({ version: 0 }) });
    expect(isOn(flags)).toBe(true);
    await eventually(() => expect(errors).toMatchObject([{ kind }]));
    expect(isOn(flags)).toBe(true);
    await eventually(() => expect(flags.evaluate('x', 'u1', 0)).toMatchObject({ source: 'stream', version: 1 }));
    expect(server.at('snapshot')).toHaveLength(2);
  });

  it.each<[string, Answer]>([
    ['a page', (_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>')],
    ['malformed JSON', stream('event: patch\ndata: {"format"\n\n')],
    ['a malformed patch', stream(aPatchFrame({ flags: 'x' }))],
    ['a patch with a hole in its text', stream(Buffer.from('event: patch\ndata: "\xff"\n\n', 'latin1'))],
    ['a line without end', stream('data: ', ...Array.from({ length: 20 }, () => 'x'.repeat(65_536)))],
  ])('keeps its state where the stream brings %s, and connects anew', async (_name, answer) => {
    const server = await aServer({ ...live, stream: inTurn(answer, stream(aPatchFrame())) });
    const { flags, errors } = aClient(server.url);
    await flags.ready();
    await eventually(() => expect(errors).toHaveLength(1));
    expect(isOn(flags)).toBe(true);
    await eventually(() => expect(isOn(flags)).toBe(false));
    expect(server.at('stream')).toHaveLength(2);
  });

  it('ignores events it does not know', async () => {
    const server = await aServer({ ...live, stream: stream('event: weather\ndata: {{\n\n', aPatchFrame()) });
    const { flags, errors } = aClient(server.url);
    await eventually(() => expect(flags.evaluate('x', 'u1', 0).version).toBe(2));
    expect([server.at('stream').length, errors]).toEqual([1, []]);
  });

  it.each([401, 403])('asks once and not again for minutes where it gets %i', async (status) => {
    const server = await aServer({ snapshot: json(status, {}) });
    const { flags, errors } = aClient(server.url);
    await flags.ready();
    await eventually(() => expect(errors).toMatchObject([{ kind: 'unauthorized', status }]));
    expect(server.requests).toHaveLength(1);
    expect(errors[0]?.message).not.toContain('guidon_server_x');
  });

  it('comes again no earlier than a full server asks', async () => {
    const times: number[] = [];
    const full: Answer = (request, response) => {
      times.push(performance.now());
      json(503, {}, { 'retry-after': '1' })(request, response);
    };
    const good: Answer = (request, response) => {
      times.push(performance.now());
      stream()(request, response);
    };
    const server = await aServer({ ...live, stream: inTurn(full, good) });
    aClient(server.url);
    await eventually(() => expect(times).toHaveLength(2));
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(990);
  });

  it('follows no redirect, so that its key stays where it was meant to go', async () => {
    const trap = await aServer(live);
    const location = { location: `${trap.url}/sdk/v1/snapshot` };
    const server = await aServer({ snapshot: json(307, {}, location) });
    const { errors } = aClient(server.url);
    await eventually(() => expect(errors).toMatchObject([{ kind: 'network', status: 307 }]));
    expect(trap.requests).toEqual([]);
  });

  it('reads a compressed snapshot', async () => {
    const packed: Answer = (request, response) => {
      expect(request.headers['accept-encoding']).toBe('gzip');
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(JSON.stringify(aSnapshot())));
    };
    const { flags } = aClient((await aServer({ ...live, snapshot: packed })).url);
    await flags.ready();
    expect(isOn(flags)).toBe(true);
  });

  it.each([
    ['as it is', Buffer.alloc(100_000_000, 'x'), {}],
    ['as a bomb', gzipSync(Buffer.alloc(100_000_000, 'x')), { 'content-encoding': 'gzip' }],
  ])('refuses a hundred megabytes %s', async (_name, body, headers) => {
    const snapshot: Answer = (_request, response) => response.writeHead(200, headers).end(body);
    const server = await aServer({ ...live, snapshot });
    const { flags, errors } = aClient(server.url, { bootstrap: aSnapshot() });
    await eventually(() => expect(errors).toMatchObject([{ kind: 'protocol' }]));
    expect(isOn(flags)).toBe(true);
  });
});
