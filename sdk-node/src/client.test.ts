import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clientsAndServers, eventually, isOn, live } from './test-support/a-client.js';
import { aFlag, aPatchFrame } from './test-support/builders.js';
import { runChild } from './test-support/child.js';
import { type Answer, json, type Script, stream } from './test-support/scripted-server.js';

const { cleanups, aServer, aClient } = clientsAndServers();

describe('the client for Node', () => {
  it('is current after one snapshot and one stream, and says who it is', async () => {
    const server = await aServer({ ...live, stream: stream(aPatchFrame()) });
    const { flags } = aClient(server.url);
    expect(await flags.ready()).toEqual({ source: 'stream', version: 1 });
    await eventually(() => expect(isOn(flags)).toBe(false));
    expect(server.requests).toHaveLength(2);
    expect(server.at('stream')[0]?.headers).toMatchObject({
      authorization: 'Bearer guidon_server_x',
      'accept-encoding': 'identity',
      'guidon-protocol': '1',
      'guidon-sdk': 'node/0.1.0',
      'last-event-id': '1-a',
    });
  });

  it('asks the network nothing when it is asked', async () => {
    const server = await aServer(live);
    const { flags } = aClient(server.url);
    await flags.ready();
    await eventually(() => expect(server.requests).toHaveLength(2));
    for (let index = 0; index < 1_000; index += 1) isOn(flags);
    flags.all('u1');
    flags.evaluate('x', {}, 1);
    expect(server.requests).toHaveLength(2);
  });

  it('never throws, whatever it is asked', async () => {
    const server = await aServer(live);
    const { flags } = aClient(server.url);
    await flags.ready();
    const trap = new Proxy(
      {},
      {
        get: () => {
          throw new Error('trap');
        },
      },
    );
    for (const context of [undefined, null, 3, [], trap, Symbol('x'), '', 'x'.repeat(1e6)] as never[]) {
      for (const key of ['new-billing', '__proto__', 'constructor', undefined, {}, 'x'.repeat(1e6)] as never[]) {
        expect(typeof flags.isEnabled(key, context)).toBe('boolean');
        expect(flags.value(key, context, 'fallback')).toBe('fallback');
        expect(flags.all(context).size).toBe(1);
      }
    }
  });
  it('starts from its cache file while the server is away', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'guidon-client-'));
    cleanups.push(() => rmSync(folder, { recursive: true, force: true }));
    const cacheFile = join(folder, 'flags.cache');
    const server = await aServer(live);
    const { url } = server;
    const first = aClient(url, { cacheFile });
    await first.flags.ready();
    await first.flags.close();
    expect(readFileSync(cacheFile, 'utf8')).toContain('new-billing');
    await server.close();
    const { flags } = aClient(url, { cacheFile });
    expect(flags.evaluate('new-billing', 'u1', false)).toMatchObject({ value: true, source: 'cache', stale: true });
    expect(await flags.ready()).toEqual({ source: 'cache', version: 1 });
  });

  it('sends what was counted when it closes, and holds no connection then', async () => {
    const bodies: string[] = [];
    const telemetry: Answer = (request, response) => {
      request.setEncoding('utf8').on('data', (text: string) => bodies.push(text));
      request.on('end', () => json(202, {})(request, response));
    };
    const server = await aServer({ ...live, telemetry });
    const { flags } = aClient(server.url);
    await flags.ready();
    for (let index = 0; index < 5; index += 1) isOn(flags);
    await flags.close();
    expect(JSON.parse(bodies.join(''))).toMatchObject({
      sequence: 1,
      sdk: 'node',
      version: 1,
      counts: [{ flag: 'new-billing', variant: 'on', count: 5 }],
    });
    await eventually(() => expect(server.connections).toBe(0));
  });

  it('reaches a server below a path', async () => {
    const server = await aServer(live);
    const { flags } = aClient(`${server.url}/flags/`);
    await flags.ready();
    expect(isOn(flags)).toBe(true);
    expect(server.requests[0]?.url).toBe('/flags/sdk/v1/snapshot');
  });

  it.each<[string, Script, string, string]>([
    ['with a stream open', live, '', 'stream true'],
    ['after close', live, 'close', 'stream true'],
    ['though the server never answers', {}, '', 'default false'],
  ])('lets a process end by itself %s', async (_name, script, how, output) => {
    const server = await aServer(script);
    expect(await runChild('short-process', [server.url, how])).toEqual({ code: 0, output });
  });

  it('changes nothing where a flag is set aside', async () => {
    const broken = aPatchFrame({ flags: [{ ...aFlag(), fallthrough: 7 }] });
    const server = await aServer({ ...live, stream: stream(broken) });
    const { flags, errors } = aClient(server.url);
    await eventually(() => expect(errors).toMatchObject([{ kind: 'flag' }]));
    expect(isOn(flags)).toBe(true);
  });
});
