import { expect, it } from 'vitest';
import { aClientFlag, frame, paths } from '../simulated-server.js';
import { type ContractPages, minuteMs, off } from './contract-page.js';

/** How a client stays current, and comes back. */
export function connectionContract({ mode, stream, ask, aSite, aLivePage }: ContractPages): void {
  it('keeps a connection that works, whatever the browser believes', async () => {
    const { site, client, names } = await aLivePage();
    site.browser.isOnline = false;
    await site.pass(2 * minuteMs);
    site.server.put(off);
    await site.pass(300);
    expect(client.evaluate('new-checkout', true)).toMatchObject({ value: false, stale: false });
    expect(names()).not.toContain('error');
  });

  it('tries no more once it failed offline, and goes on within seconds when online', async () => {
    const { site, client, tab } = await aLivePage();
    site.browser.isOnline = false;
    site.server.kill();
    await site.pass(1_000);
    const asked = site.network.attempts.length;
    await site.pass(10 * minuteMs);
    expect(site.network.attempts).toHaveLength(asked);
    site.server.put(off);
    site.server.isUp = site.browser.isOnline = true;
    tab.tell('online');
    await site.pass(2_100);
    expect(client.evaluate('new-checkout', true)).toMatchObject({ value: false, stale: false });
  });

  it('goes on deciding through an outage, says when that is old, and heals', async () => {
    const { site, client, names } = await aLivePage();
    site.server.kill();
    await site.pass(92_000);
    expect(client.evaluate('new-checkout', false)).toMatchObject({ value: true, stale: true });
    expect(names().filter((name) => name === 'stale')).toHaveLength(1);
    site.server.isUp = true;
    site.server.put(off);
    await site.pass(minuteMs);
    expect(client.evaluate('new-checkout', true)).toMatchObject({ value: false, stale: false });
  });

  it('goes back only with a server that was restored', async () => {
    const { site, client } = await aLivePage();
    const backup = new Map(site.server.flags);
    site.server.put(off);
    await site.pass(300);
    expect(client.evaluate('new-checkout', true)).toMatchObject({ value: false, version: 2 });
    site.server.kill();
    site.server.restore(1, backup);
    site.server.isUp = true;
    await site.pass(minuteMs);
    expect(client.evaluate('new-checkout', false)).toMatchObject({ value: true, version: 1, stale: false });
  });

  it('asks a server that refuses the key every few minutes, and recovers by itself', async () => {
    const { site, client, events } = await aLivePage();
    site.server.kill();
    site.server.isUp = true;
    for (const path of Object.values(paths)) site.server.statuses.set(path, { status: 401 });
    await site.pass(minuteMs);
    const asked = site.network.attempts.length;
    await site.pass(20 * minuteMs);
    expect(site.network.attempts.length - asked).toBeLessThan(mode === 'local' ? 9 : 17);
    expect(events.filter(([name]) => name === 'error')).toContainEqual([
      'error',
      expect.objectContaining({ kind: 'unauthorized', status: 401 }),
    ]);
    site.server.statuses.clear();
    await site.pass(6 * minuteMs);
    expect(client.evaluate('new-checkout', false)).toMatchObject({ value: true, stale: false });
  });

  it('is asked again no earlier than the server wishes', async () => {
    const site = aSite();
    site.server.statuses.set(ask, { status: 503, headers: { 'retry-after': '7' } });
    site.client(mode);
    await site.pass(7_000);
    expect(site.network.attemptsAt(ask)).toHaveLength(1);
  });

  it('comes again when a server that leaves said, and takes no offence', async () => {
    const { site, names } = await aLivePage();
    site.server.broadcast(frame('bye', { afterMs: 5_000 }));
    await site.pass(4_900);
    expect(site.network.attemptsAt(stream)).toHaveLength(1);
    await site.pass(1_500);
    expect(site.network.attemptsAt(stream)).toHaveLength(2);
    expect(names()).not.toContain('error');
  });

  it('reconnects when a half-open connection falls silent', async () => {
    const { site, client } = await aLivePage();
    site.server.local.clear();
    site.server.remote.clear();
    site.server.put(off);
    await site.pass(minuteMs);
    expect(client.isEnabled('new-checkout')).toBe(false);
  });

  it('stays current where streams do not pass, and returns to the stream', async () => {
    const site = aSite();
    site.server.statuses.set(stream, { status: 404 });
    const { client, names } = site.client(mode);
    await site.pass(minuteMs);
    for (let change = 0; change < 10; change += 1) {
      site.server.put(aClientFlag({ enabled: change % 2 === 1 }));
      await site.pass(minuteMs);
      expect(client.isEnabled('new-checkout')).toBe(change % 2 === 1);
    }
    expect(names()).not.toContain('stale');
    site.server.statuses.clear();
    await site.pass(6 * minuteMs);
    expect(client.evaluate('new-checkout', false)).toMatchObject({ source: 'stream', stale: false });
  });

  it('stays current where streams open but bring nothing', async () => {
    const site = aSite();
    site.server.isMute = true;
    const { client, names } = site.client(mode);
    await site.pass(minuteMs);
    site.server.put(off);
    await site.pass(minuteMs);
    expect(client.isEnabled('new-checkout')).toBe(false);
    expect(names()).not.toContain('stale');
  });

  it('only polls where it was told to', async () => {
    const site = aSite();
    const { client } = site.client(mode, { streaming: false });
    await site.pass(200);
    site.server.put(off);
    await site.pass(40_000);
    expect(client.evaluate('new-checkout', true)).toMatchObject({ value: false, source: 'poll', stale: false });
    expect(site.network.attemptsAt(stream)).toEqual([]);
  });
}
