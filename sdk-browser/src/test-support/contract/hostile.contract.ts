import { expect, it } from 'vitest';
import { clientKey, url } from '../simulated-page.js';
import { frame } from '../simulated-server.js';
import { type ContractPages, minuteMs, off } from './contract-page.js';

const depth = 300_000;
const abyss = `{"format":1,"version":9,"digest":"d","salt":"s","segments":[],"flags":{"a":{"reason":"SPLIT","value":${'['.repeat(depth)}${']'.repeat(depth)}}}}`;

/** What a client does with whatever comes, and to whom it shows its key. */
export function hostileContract({ mode, stream, aSite, aLivePage }: ContractPages): void {
  it.each([
    ['an event that is no JSON', 'event: changed\ndata: {"id"\n\n'],
    ['an endless line', `data: ${'x'.repeat(1_100_000)}`],
  ])('keeps its state, and tells, after %s', async (_name, text) => {
    const { site, client, events } = await aLivePage();
    site.server.broadcast(text);
    await site.pass(2 * minuteMs);
    expect(client.evaluate('new-checkout', false)).toMatchObject({ value: true, stale: false });
    expect(site.network.attemptsAt(stream)).toHaveLength(2);
    expect(events.filter(([name]) => name === 'error')).toMatchObject([['error', { kind: 'protocol' }]]);
  });

  it.each([
    ['HTML', 200, '<!doctype html><title>Sign in</title>'],
    ['100 MB', 200, `{"x":"${'x'.repeat(100_000_000)}`],
    ['a list', 200, '[]'],
    ['null', 200, 'null'],
    ['nothing', 200, ''],
    ['an abyss', 200, abyss],
    ['a flag list that is none', 200, '{"format":1,"version":7,"digest":"d","salt":"s","flags":3,"segments":{}}'],
    ['a failure', 500, 'oops'],
  ])('keeps its values where the server answers with %s, and heals', async (_name, status, text) => {
    const { site, client, names } = await aLivePage();
    site.network.handler = (exchange) => exchange.answer(status, { 'content-type': 'application/json' }, text);
    site.server.kill();
    site.server.isUp = true;
    await site.pass(2 * minuteMs);
    expect(client.isEnabled('new-checkout')).toBe(true);
    expect(names()).toContain('error');
    site.network.handler = site.server.handle;
    site.server.put(off);
    await site.pass(minuteMs);
    expect(client.evaluate('new-checkout', true)).toMatchObject({ value: false, stale: false });
  });

  it('ignores events and properties of a later protocol', async () => {
    const { site, client } = await aLivePage();
    site.server.broadcast('event: weather\ndata: {{{\n\nretry: 5\nsky: blue\n\n');
    site.server.put({ ...off, weather: 'sunny' } as typeof off);
    await site.pass(300);
    expect(client.isEnabled('new-checkout')).toBe(false);
    expect(site.network.attemptsAt(stream)).toHaveLength(1);
  });

  it('goes on where listeners throw or reject', async () => {
    const site = aSite();
    const { client } = site.client(mode);
    for (const name of ['ready', 'change', 'live', 'error', 'stale'] as const) {
      client.on(name, () => {
        throw new Error('theirs');
      });
      client.on(name, () => Promise.reject(new Error('theirs')));
    }
    await site.pass(200);
    site.server.put(off);
    site.server.broadcast(frame('changed', 3));
    await site.pass(10_000);
    expect(client.evaluate('new-checkout', true)).toMatchObject({ value: false, stale: false });
  });

  it('shows its key to its server alone, and never in an address', async () => {
    const { site } = await aLivePage();
    expect(site.network.attempts.every(({ headers }) => headers['authorization'] === `Bearer ${clientKey}`)).toBe(true);
    expect(site.network.attempts.map(({ path }) => path).join()).not.toContain(clientKey);
    expect(url).toBeDefined();
  });
}
