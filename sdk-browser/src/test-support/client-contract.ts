import { describe, expect, it } from 'vitest';
import { clientKey, type Mode, SimulatedSite, url } from './simulated-page.js';
import { aClientFlag, aServerFlag, frame, paths } from './simulated-server.js';

const off = aClientFlag({ enabled: false });
const minuteMs = 60_000;
const depth = 300_000;
const abyss = `{"format":1,"version":9,"digest":"d","salt":"s","segments":[],"flags":{"a":{"reason":"SPLIT","value":${'['.repeat(depth)}${']'.repeat(depth)}}}}`;

/** What every client keeps, whoever decides. */
export function clientContract(mode: Mode): void {
  const stream = mode === 'local' ? paths.stream : paths.remote;
  const ask = mode === 'local' ? paths.snapshot : paths.evaluate;

  function aSite(): SimulatedSite {
    const site = new SimulatedSite();
    site.server.put(aClientFlag());
    return site;
  }
  async function aLivePage(site = aSite()) {
    const page = site.client(mode);
    await site.pass(200);
    return { site, ...page };
  }

  describe(`a ${mode} client`, () => {
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

    it('opens with its last values while the server is away, and goes live when it is back', async () => {
      const { site, tab } = await aLivePage();
      await site.pass(2_000);
      tab.crash();
      site.server.kill();
      const { client } = site.client(mode);
      expect(client.evaluate('new-checkout', false)).toMatchObject({ value: true, source: 'cache', stale: true });
      await site.pass(minuteMs);
      expect(client.isEnabled('new-checkout')).toBe(true);
      site.server.put(off);
      site.server.isUp = true;
      await site.pass(minuteMs);
      expect(client.evaluate('new-checkout', true)).toMatchObject({ value: false, source: 'stream', stale: false });
    });

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

    it.each(['hidden', 'left'])('keeps its last values at once when the page is %s', async (how) => {
      const { site, tab } = await aLivePage();
      expect(site.browser.stored).toEqual({});
      if (how === 'hidden') tab.hide();
      else tab.tell('pagehide');
      tab.crash();
      site.server.kill();
      const { client } = site.client(mode);
      expect(client.evaluate('new-checkout', false)).toMatchObject({ value: true, source: 'cache' });
    });

    it('writes its copy once a second at most, with the newest', async () => {
      let writes = 0;
      const set = (target: Record<string, string>, name: string, text: string): boolean => {
        writes += 1;
        target[name] = text;
        return true;
      };
      const site = aSite();
      const localStorage = new Proxy(site.browser.stored, { set });
      site.client(mode, {}, { localStorage });
      await site.pass(200);
      for (let change = 0; change < 30; change += 1) {
        site.server.put(aClientFlag({ enabled: change % 2 === 1 }));
        await site.pass(100);
      }
      expect(writes).toBeLessThan(5);
      await site.pass(1_500);
      site.server.kill();
      expect(site.client(mode).client.evaluate('new-checkout', false)).toMatchObject({ value: true });
    });

    it('keeps nothing where it was told so', async () => {
      const site = aSite();
      site.client(mode, { cache: false });
      await site.pass(5_000);
      expect(site.browser.stored).toEqual({});
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

    it('shows its key to its server alone, and never in an address', async () => {
      const { site } = await aLivePage();
      expect(site.network.attempts.every(({ headers }) => headers['authorization'] === `Bearer ${clientKey}`)).toBe(
        true,
      );
      expect(site.network.attempts.map(({ path }) => path).join()).not.toContain(clientKey);
      expect(url).toBeDefined();
    });
  });
}
