import { expect, it } from 'vitest';
import { aClientFlag } from '../simulated-server.js';
import { type ContractPages, minuteMs, off } from './contract-page.js';

/** How a client ends, and what it reports. */
export function endContract({ mode, aSite, aLivePage }: ContractPages): void {
  it.each(['change', 'live', 'ready', 'error'] as const)(
    'may be closed from %s, and asks nothing more',
    async (name) => {
      const site = aSite();
      site.server.isUp = name !== 'error';
      const { client } = site.client(mode);
      client.on(name, () => void client.close());
      await site.pass(2_500);
      const asked = site.network.attempts.length;
      site.server.isUp = true;
      site.server.put(off);
      await site.pass(5 * minuteMs);
      expect(site.network.attempts).toHaveLength(asked);
    },
  );

  it('may be closed while it polls, also where nothing tells other tabs', async () => {
    const site = aSite();
    const { client } = site.client(mode, { streaming: false }, { BroadcastChannel: undefined as never });
    client.on('change', () => void client.close());
    await site.pass(2_500);
    const asked = site.network.attempts.length;
    await site.pass(5 * minuteMs);
    expect(site.network.attempts).toHaveLength(asked);
  });

  it('leaves nothing behind when it is closed, and still answers', async () => {
    const site = aSite();
    const idle = site.clock.pending;
    const { client, tab } = await aLivePage(site);
    await client.close();
    await client.close();
    await site.pass(2_500);
    expect(site.clock.pending).toBe(idle);
    expect(tab.listeners).toBe(0);
    expect([...site.network.open.values()].every((open) => open === 0)).toBe(true);
    expect(client.evaluate('new-checkout', false)).toMatchObject({ value: true, stale: true });
  });

  it('reports what was served, and not what is unknown', async () => {
    const site = aSite();
    const bodies: string[] = [];
    site.network.handler = (exchange) => {
      if (exchange.request.url.endsWith('/telemetry')) bodies.push(exchange.request.body ?? '');
      site.server.handle(exchange);
    };
    const { client } = site.client(mode);
    await site.pass(200);
    client.isEnabled('new-checkout');
    client.value('new-checkout', 'text');
    client.isEnabled('nowhere');
    await client.close();
    await site.pass(100);
    expect(bodies.map((body) => JSON.parse(body))).toMatchObject([
      {
        format: 1,
        counts: [
          { flag: 'new-checkout', variant: 'on', count: 1 },
          { flag: 'new-checkout', variant: null, count: 1 },
        ],
      },
    ]);
  });

  it('decides for an anonymous visitor as before when it is closed', async () => {
    const site = aSite();
    const byVisitor = { attribute: 'anonymousId', operator: 'exists' as const, values: [] };
    site.server.put(aClientFlag({ rules: [{ id: 'r', conditions: [byVisitor], serve: { variant: 'off' } }] }));
    const { client } = site.client(mode, { context: {} });
    await site.pass(2_500);
    await client.close();
    await client.identify({});
    expect(client.evaluate('new-checkout', true)).toMatchObject({ value: false, reason: 'RULE_MATCH' });
  });
}
