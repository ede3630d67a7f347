import { expect, it } from 'vitest';
import { aClientFlag } from '../simulated-server.js';
import { type ContractPages, minuteMs, off } from './contract-page.js';

/** What a client says before, with and after the first values. */
export function valuesContract({ mode, stream, aSite, aLivePage }: ContractPages): void {
  it('is ready with the first data, and says so once', async () => {
    const site = aSite();
    const { client, names } = site.client(mode);
    expect(client.isEnabled('new-checkout')).toBe(false);
    await site.pass(200);
    expect(await client.ready()).toMatchObject({ source: 'stream', version: 1 });
    expect(client.isEnabled('new-checkout')).toBe(true);
    expect([...names()].sort()).toEqual(['change', 'live', 'ready']);
  });

  it('takes a change by itself, and tells exactly what differs', async () => {
    const { site, client, events } = await aLivePage();
    site.server.put(aClientFlag({ key: 'other' }));
    await site.pass(300);
    site.server.put(off);
    await site.pass(300);
    expect(client.isEnabled('new-checkout')).toBe(false);
    expect(client.isEnabled('other')).toBe(true);
    expect(events.slice(-2)).toEqual([
      ['change', { flags: ['other'], version: 2 }],
      ['change', { flags: ['new-checkout'], version: 3 }],
    ]);
    expect(site.network.attemptsAt(stream)).toHaveLength(1);
  });

  it('says how far a decision can be trusted', async () => {
    const { client } = await aLivePage();
    const evaluation = { version: 1, source: 'stream', stale: false };
    expect(client.evaluate('new-checkout', false)).toEqual({
      value: true,
      variant: 'on',
      reason: 'FALLTHROUGH',
      ...evaluation,
    });
    expect(client.evaluate('nowhere', 3)).toMatchObject({ value: 3, variant: null, reason: 'FLAG_NOT_FOUND' });
    expect(client.evaluate('new-checkout', 'x')).toMatchObject({
      value: 'x',
      variant: null,
      reason: 'TYPE_MISMATCH',
    });
    expect([...client.all()].map(([key, { value }]) => [key, value])).toEqual([['new-checkout', true]]);
  });

  it('is ready in time though nobody answers, and comes to life when somebody does', async () => {
    const site = aSite();
    site.server.isUp = false;
    const { client, names } = site.client(mode);
    const ready = client.ready();
    await site.pass(2_000);
    expect(await ready).toEqual({ source: 'default', version: 0 });
    site.server.isUp = true;
    await site.pass(20_000);
    expect(client.isEnabled('new-checkout')).toBe(true);
    expect(names()).toEqual(expect.arrayContaining(['error', 'ready', 'live', 'change']));
  });

  it('has the bootstrap in force at once, asks for nothing before the paint, and goes live then', async () => {
    const site = aSite();
    const bootstrap = site.server.answer({ userId: 'u1' });
    const { client, names } = site.client(mode, { bootstrap });
    expect(client.evaluate('new-checkout', false)).toMatchObject({ value: true, source: 'bootstrap', stale: true });
    expect(client.bootstrapped().get('new-checkout')).toMatchObject({ value: true });
    await site.pass(15);
    expect(site.network.attempts).toEqual([]);
    await site.pass(200);
    expect(client.evaluate('new-checkout', false)).toMatchObject({ value: true, source: 'stream', stale: false });
    expect(names()).not.toContain('change');
  });

  it('prefers what the page was rendered with to what the last visit left', async () => {
    const { site } = await aLivePage();
    await site.pass(2_000);
    site.server.put(off);
    const { client } = site.client(mode, { bootstrap: site.server.answer({ userId: 'u1' }) });
    expect(client.evaluate('new-checkout', true)).toMatchObject({ value: false, source: 'bootstrap' });
  });

  it('leaves a bootstrap aside that is none, and says so', async () => {
    const site = aSite();
    const { client, events } = site.client(mode, { bootstrap: { flags: 3 } as never });
    await site.pass(0);
    expect(events).toMatchObject([['error', { kind: 'protocol' }]]);
    await site.pass(200);
    expect(client.isEnabled('new-checkout')).toBe(true);
  });

  it('does nothing where there is no page but to answer from the bootstrap', async () => {
    const site = aSite();
    const bootstrap = site.server.answer({});
    const { client } = site.client(mode, { bootstrap, context: {} }, { document: undefined as never });
    expect(await client.ready()).toEqual({ source: 'bootstrap', version: 1 });
    expect(client.isEnabled('new-checkout')).toBe(true);
    await site.pass(minuteMs);
    expect(site.network.attempts).toEqual([]);
    expect(site.browser.stored).toEqual({});
  });
}
