import { describe, expect, it } from 'vitest';
import { SimulatedSite } from './test-support/simulated-page.js';
import { aClientFlag, frame, paths } from './test-support/simulated-server.js';

const off = aClientFlag({ enabled: false });
const minuteMs = 60_000;

async function aPage() {
  const site = new SimulatedSite();
  site.server.put(aClientFlag());
  const page = site.client('local');
  await site.pass(200);
  return { site, ...page };
}

describe('the connection of a page', () => {
  it('says which state it holds, and opens the stream from there', async () => {
    const { site } = await aPage();
    const id = site.server.clientId;
    expect(site.network.attemptsAt(paths.snapshot)[0]?.headers).not.toHaveProperty('last-event-id');
    expect(site.network.attemptsAt(paths.stream)[0]?.headers['last-event-id']).toBe(id);
    site.server.kill();
    site.server.isUp = true;
    await site.pass(3_000);
    expect(site.network.attemptsAt(paths.snapshot)[1]?.headers['last-event-id']).toBe(id);
  });

  it('takes patches without asking for anything', async () => {
    const { site, client } = await aPage();
    for (let change = 0; change < 5; change += 1) site.server.put(aClientFlag({ enabled: change % 2 === 1 }));
    await site.pass(site.network.latencyMs);
    expect(client.evaluate('new-checkout', true)).toMatchObject({ value: false, version: 6 });
    expect(site.network.attempts).toHaveLength(2);
  });

  it('closes a gap by a snapshot and a stream from there, and loses nothing', async () => {
    const { site, client, names } = await aPage();
    const streams = [...site.server.local];
    site.server.local.clear();
    site.server.put(aClientFlag({ key: 'lost' }));
    for (const one of streams) site.server.local.add(one);
    site.server.put(aClientFlag({ key: 'second' }));
    await site.pass(site.network.latencyMs + 1);
    site.server.put(aClientFlag({ key: 'third' }));
    await site.pass(2_000);
    expect([...client.decisions().keys()].sort()).toEqual(['lost', 'new-checkout', 'second', 'third']);
    expect(names()).not.toContain('error');
  });

  it('fetches what is announced at the moment that it was given, and what changes meanwhile', async () => {
    const { site, client } = await aPage();
    site.server.announces = { afterMs: 4_000 };
    site.server.put(off);
    await site.pass(3_900);
    expect(site.network.attemptsAt(paths.snapshot)).toHaveLength(1);
    site.server.put(aClientFlag({ key: 'meanwhile' }));
    await site.pass(2_000);
    expect(client.isEnabled('new-checkout')).toBe(false);
    expect(client.isEnabled('meanwhile')).toBe(true);
    expect(site.network.attemptsAt(paths.snapshot)).toHaveLength(2);
  });

  it('is not led astray by what comes twice or late', async () => {
    const { site, client } = await aPage();
    site.server.put(off);
    const patch = site.server.lastPatch;
    site.server.put(aClientFlag());
    for (let copy = 0; copy < 3; copy += 1) site.server.broadcast(`event: patch\ndata: ${patch}\n\n`);
    await site.pass(5_000);
    expect(client.evaluate('new-checkout', false)).toMatchObject({ value: true, version: 3 });
    expect(site.network.attemptsAt(paths.stream)).toHaveLength(1);
  });

  it('asks less than once a second where a patch follows on nothing that the server has', async () => {
    const { site, client } = await aPage();
    const nonsense = frame('patch', { format: 1, from: '7-x', version: 8, digest: 'y' });
    const { handle } = site.server;
    site.network.handler = (exchange) => {
      handle(exchange);
      if (exchange.request.url.endsWith('/stream')) exchange.text(nonsense);
    };
    site.server.broadcast(nonsense);
    await site.pass(10 * minuteMs);
    expect(client.isEnabled('new-checkout')).toBe(true);
    expect(site.network.attemptsAt(paths.stream).length).toBeLessThan(800);
  });

  it('does not go back to an older state that a server lags behind with', async () => {
    const { site, client } = await aPage();
    const old = { ...site.server.document(), version: 0 };
    site.server.broadcast(frame('snapshot', old));
    await site.pass(1_000);
    expect(client.evaluate('x', 0).version).toBe(1);
  });

  it('tries the stream again no sooner than in five minutes where three were refused though requests pass', async () => {
    const { site, client } = await aPage();
    site.server.statuses.set(paths.stream, { status: 404 });
    site.server.kill();
    site.server.isUp = true;
    await site.pass(minuteMs);
    const tried = site.network.attemptsAt(paths.stream).length;
    await site.pass(3 * minuteMs);
    expect(site.network.attemptsAt(paths.stream)).toHaveLength(tried);
    expect(client.evaluate('x', 0)).toMatchObject({ source: 'poll', stale: false });
    site.server.statuses.clear();
    await site.pass(4 * minuteMs);
    expect(client.evaluate('x', 0)).toMatchObject({ source: 'stream', stale: false });
  });

  it('comes back to the stream at once with a server that was away while it polled', async () => {
    const { site, client } = await aPage();
    site.server.statuses.set(paths.stream, { status: 404 });
    site.server.kill();
    site.server.isUp = true;
    await site.pass(2 * minuteMs);
    site.server.kill();
    site.server.statuses.clear();
    await site.pass(2 * minuteMs);
    site.server.isUp = true;
    await site.pass(minuteMs);
    expect(client.evaluate('x', 0)).toMatchObject({ source: 'stream', stale: false });
  });

  it('connects anew after it stood still: its connection may be dead', async () => {
    const { site, client, tab } = await aPage();
    tab.hide();
    tab.freeze();
    site.server.local.clear();
    site.server.put(off);
    await site.pass(60 * minuteMs);
    tab.show();
    tab.thaw();
    await site.pass(2_000);
    expect(client.evaluate('new-checkout', true)).toMatchObject({ value: false, stale: false });
  });

  it('takes what answers in the place of the stream for no stream', async () => {
    const { site, client } = await aPage();
    const { handle } = site.server;
    site.network.handler = (exchange) => {
      if (exchange.request.url.endsWith('/stream')) exchange.answer(200, { 'content-type': 'text/html' }, '<html>');
      else handle(exchange);
    };
    site.server.kill();
    site.server.isUp = true;
    await site.pass(2 * minuteMs);
    expect(client.evaluate('x', 0)).toMatchObject({ source: 'poll', stale: false });
  });

  it('comes back within seconds of the server, three hundred times in a row', async () => {
    const { site, client } = await aPage();
    let worstMs = 0;
    for (let round = 2; round < 302; round += 1) {
      site.server.kill();
      site.server.put(aClientFlag({ enabled: round % 2 === 1 }));
      await site.pass(site.random() * 1_500);
      site.server.isUp = true;
      const startMs = site.clock.nowMs;
      expect(await site.browser.advanceUntil(() => client.evaluate('x', 0).version === round, 30_000)).toBe(true);
      worstMs = Math.max(worstMs, site.clock.nowMs - startMs);
      await site.pass(100);
    }
    expect(worstMs).toBeLessThan(5_000);
  });

  it('is held once for all tabs, and each of them is live', async () => {
    const { site, client } = await aPage();
    const others = Array.from({ length: 6 }, () => site.client('local'));
    await site.pass(1_000);
    site.server.put(off);
    await site.pass(100);
    const all = [client, ...others.map((one) => one.client)];
    expect(all.map((one) => one.evaluate('new-checkout', true))).toEqual(
      all.map(() => expect.objectContaining({ value: false, source: 'stream', stale: false })),
    );
    expect(site.server.local.size).toBe(1);
    expect(site.network.attempts).toHaveLength(2);
  });
});
