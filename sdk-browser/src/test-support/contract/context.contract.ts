import { expect, it } from 'vitest';
import { aClientFlag, aServerFlag } from '../simulated-server.js';
import { type ContractPages, minuteMs } from './contract-page.js';

/** For whom a page decides. */
export function contextContract({ mode, aSite, aLivePage }: ContractPages): void {
  it('decides for whom the page is now', async () => {
    const site = aSite();
    const whitelist = [{ variant: 'on', by: 'userId', values: ['u2'] }];
    site.server.put(aClientFlag({ key: 'beta', targets: whitelist, fallthrough: { variant: 'off' } }));
    const { client, events } = await aLivePage(site);
    expect(client.isEnabled('beta')).toBe(false);
    const identified = client.identify({ userId: 'u2' });
    await site.pass(200);
    expect(await identified).toMatchObject({ version: 2 });
    expect(client.isEnabled('beta')).toBe(true);
    expect(events.at(-1)).toEqual(['change', { flags: ['beta'], version: 2 }]);
  });

  it('never keeps the values of another for good', async () => {
    const site = aSite();
    site.server.put(aServerFlag());
    const { client } = site.client(mode, { context: { userId: 'u1', plan: 'pro' } });
    await site.pass(300);
    expect(client.isEnabled('pro-only')).toBe(true);
    site.server.kill();
    const identified = client.identify({ userId: 'u2' });
    await site.pass(2_500);
    expect(await identified).toBeDefined();
    expect(client.isEnabled('pro-only')).toBe(false);
    site.server.isUp = true;
    await site.pass(minuteMs);
    expect(client.evaluate('pro-only', true)).toMatchObject({ value: false, reason: 'FALLTHROUGH', stale: false });
  });

  it('asks nothing for a context that is the same again', async () => {
    const { site, client } = await aLivePage();
    const asked = site.network.attempts.length;
    await client.identify({ userId: 'u1' });
    await site.pass(1_000);
    expect(site.network.attempts).toHaveLength(asked);
  });

  it('copies the context, and puts it into no address', async () => {
    const site = aSite();
    const whitelist = [{ variant: 'off', by: 'userId', values: ['u2'] }];
    site.server.put(aClientFlag({ targets: whitelist }));
    const context = { userId: 'u1' };
    const { client } = site.client(mode, { context });
    context.userId = 'u2';
    await site.pass(300);
    expect(client.isEnabled('new-checkout')).toBe(true);
    expect(site.network.attempts.map(({ path }) => path).join()).not.toContain('u1');
  });

  it('gives a visitor without a name an anonymous one, the same at each visit, unless told not to', async () => {
    const site = aSite();
    const byVisitor = { attribute: 'anonymousId', operator: 'exists' as const, values: [] };
    const rules = [{ id: 'r', conditions: [byVisitor], serve: { variant: 'on' } }];
    site.server.put(aClientFlag({ key: 'visitor', rules, fallthrough: { variant: 'off' } }));
    const named = site.client(mode);
    const nameless = site.client(mode, { context: {} });
    const refused = site.client(mode, { context: {}, anonymousId: false });
    await site.pass(5_000);
    expect([named, nameless, refused].map(({ client }) => client.isEnabled('visitor'))).toEqual([false, true, false]);
    const again = site.client(mode, { context: {} });
    expect(again.client.isEnabled('visitor')).toBe(mode === 'local');
    await site.pass(5_000);
    expect(Object.keys(site.browser.stored).filter((name) => name.includes('anonymous'))).toHaveLength(1);
  });
}
