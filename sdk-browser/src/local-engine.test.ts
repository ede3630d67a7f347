import { describe, expect, it } from 'vitest';
import { SimulatedSite } from './test-support/simulated-page.js';
import { aClientFlag, aServerFlag, paths } from './test-support/simulated-server.js';

const pro = { userId: 'u1', plan: 'pro' };

/** For the server to decide still, but on for others. */
const withdrawn = aServerFlag({
  rules: [
    {
      id: 'r',
      conditions: [{ attribute: 'plan', operator: 'startsWith', values: ['enterprise'] }],
      serve: { variant: 'on' },
    },
  ],
});

async function aPageOf(...flags: readonly ReturnType<typeof aClientFlag>[]) {
  const site = new SimulatedSite();
  for (const flag of flags) site.server.put(flag);
  const page = site.client('local', { context: pro });
  await site.pass(300);
  return { site, ...page };
}

describe('deciding on the page', () => {
  it('asks the server for nothing that it can decide', async () => {
    const { site, client } = await aPageOf(aClientFlag());
    await client.identify({ userId: 'u2' });
    expect(client.isEnabled('new-checkout')).toBe(true);
    expect(site.server.questions).toEqual([]);
    expect(site.network.attempts.map(({ path }) => path)).toEqual([paths.snapshot, paths.stream]);
  });

  it('asks for those flags alone that only the server can decide', async () => {
    const { site, client } = await aPageOf(aClientFlag(), aServerFlag());
    expect(client.isEnabled('pro-only')).toBe(true);
    expect(site.server.questions.every(({ flags }) => flags?.join() === 'pro-only')).toBe(true);
    expect(site.server.questions.length).toBeLessThanOrEqual(2);
  });

  it('is ready only with what the server decides', async () => {
    const site = new SimulatedSite();
    site.server.put(aServerFlag());
    site.server.statuses.set(paths.evaluate, { status: 500 });
    const { client, names } = site.client('local', { context: pro, timeoutMs: 30_000 });
    await site.pass(1_000);
    expect(names()).not.toContain('ready');
    site.server.statuses.clear();
    await site.pass(10_000);
    expect(await client.ready()).toMatchObject({ source: 'stream' });
    expect(client.isEnabled('pro-only')).toBe(true);
  });

  it('asks again after a jitter when the server says that it decides otherwise', async () => {
    const { site, client, events } = await aPageOf(aServerFlag(), aClientFlag());
    const asked = site.server.questions.length;
    site.server.spreadMs = 60_000;
    site.server.put(withdrawn);
    await site.pass(100);
    expect(site.server.questions).toHaveLength(asked);
    expect(client.isEnabled('pro-only')).toBe(true);
    await site.pass(60_000);
    expect(client.isEnabled('pro-only')).toBe(false);
    expect(events.at(-1)).toMatchObject(['change', { flags: ['pro-only'] }]);
    expect(client.isEnabled('new-checkout')).toBe(true);
  });

  it('keeps the last answers while the server does not answer, and asks until it does', async () => {
    const { site, client } = await aPageOf(aServerFlag());
    site.server.statuses.set(paths.evaluate, { status: 500 });
    site.server.put(withdrawn);
    await site.pass(20_000);
    expect(client.isEnabled('pro-only')).toBe(true);
    site.server.statuses.clear();
    await site.pass(31_000);
    expect(client.isEnabled('pro-only')).toBe(false);
  });

  it('calls values old while the server owes an answer', async () => {
    const { site, client } = await aPageOf(aServerFlag());
    site.server.statuses.set(paths.evaluate, { status: 500 });
    site.server.put(withdrawn);
    await site.pass(120_000);
    expect(client.evaluate('pro-only', false).stale).toBe(true);
  });

  it('never serves what was decided for somebody else', async () => {
    const { site, client } = await aPageOf(aServerFlag(), aClientFlag());
    const identified = client.identify({ userId: 'u2', plan: 'free' });
    expect(client.evaluate('pro-only', false)).toMatchObject({ value: false, reason: 'FLAG_NOT_FOUND' });
    expect(client.isEnabled('new-checkout')).toBe(true);
    await site.pass(100);
    await identified;
    expect(client.evaluate('pro-only', true)).toMatchObject({ value: false, reason: 'FALLTHROUGH' });
  });

  it('opens with the last answers for the same context, and with none for another', async () => {
    const { site, tab } = await aPageOf(aServerFlag());
    await site.pass(2_000);
    tab.crash();
    site.server.kill();
    expect(site.client('local', { context: pro }).client.isEnabled('pro-only')).toBe(true);
    expect(site.client('local', { context: { userId: 'u2' } }).client.isEnabled('pro-only')).toBe(false);
    expect(Object.values(site.browser.stored).join()).not.toContain('u1');
  });

  it('asks once more when a flag becomes the server’s to decide', async () => {
    const { site, client } = await aPageOf(aClientFlag());
    site.server.put(aServerFlag({ key: 'new-checkout', rules: [] }));
    await site.pass(300);
    expect(client.isEnabled('new-checkout')).toBe(false);
    site.server.put(aServerFlag({ key: 'new-checkout' }));
    await site.pass(300);
    expect(client.isEnabled('new-checkout')).toBe(true);
    expect(site.server.questions.length).toBeGreaterThan(0);
  });
});
