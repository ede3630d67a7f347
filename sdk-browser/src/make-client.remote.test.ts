import { describe, expect, it } from 'vitest';
import { SimulatedSite } from './test-support/simulated-page.js';
import { aClientFlag, aServerFlag, frame, paths } from './test-support/simulated-server.js';

const pro = { userId: 'u1', plan: 'pro' };

async function aPage() {
  const site = new SimulatedSite(2);
  for (const key of ['first', 'second']) site.server.put(aClientFlag({ key }));
  site.server.put(aServerFlag());
  const page = site.client('remote', { context: pro });
  await site.pass(300);
  return { site, ...page };
}

describe('letting the server decide', () => {
  it('asks once for everything at the start', async () => {
    const { site, client } = await aPage();
    expect([...client.decisions().keys()]).toEqual(['first', 'second', 'pro-only']);
    expect(site.server.questions).toEqual([{ context: pro }]);
    expect(site.network.attemptsAt(paths.snapshot)).toEqual([]);
  });

  it('asks again only for what has changed, each page at a moment of its own', async () => {
    const { site, client, events } = await aPage();
    site.server.spreadMs = 10_000;
    const heldId = site.server.id;
    site.server.put(aClientFlag({ key: 'first', enabled: false }));
    await site.pass(50);
    expect(client.isEnabled('first')).toBe(true);
    await site.pass(10_000);
    expect(client.isEnabled('first')).toBe(false);
    expect(site.server.questions.slice(1)).toEqual([
      { context: pro, flags: ['first'], from: heldId, told: site.server.id },
    ]);
    expect(events.at(-1)).toEqual(['change', { flags: ['first'], version: 4 }]);
  });

  it('gathers what changes while it waits into one question', async () => {
    const { site, client } = await aPage();
    site.server.spreadMs = 10_000;
    site.server.put(aClientFlag({ key: 'first', enabled: false }));
    site.server.remove('second');
    await site.pass(11_000);
    expect([...client.decisions()].map(([key, { value }]) => [key, value])).toEqual([
      ['first', false],
      ['pro-only', true],
    ]);
    expect(site.server.questions.slice(1).map(({ flags }) => flags)).toEqual([['first', 'second']]);
  });

  it('asks for everything where it is not told what has changed', async () => {
    const { site } = await aPage();
    site.server.broadcast(frame('changed', { id: '9-x', afterMs: 0 }));
    await site.pass(50);
    expect(site.server.questions[1]).toEqual({ context: pro, from: site.server.id, told: '9-x' });
  });

  it('takes no answer that is older than what was announced', async () => {
    const { site, client } = await aPage();
    const before = site.server.answer(pro);
    const { handle } = site.server;
    site.network.handler = (exchange) => {
      const isQuestion = exchange.request.url.endsWith('/evaluate');
      if (isQuestion) exchange.answer(200, {}, JSON.stringify(before));
      else handle(exchange);
    };
    site.server.put(aClientFlag({ key: 'first', enabled: false }));
    await site.pass(5_000);
    expect(client.isEnabled('first')).toBe(true);
    site.network.handler = handle;
    await site.pass(31_000);
    expect(client.isEnabled('first')).toBe(false);
  });

  it('takes no answer of the version that was announced where it is of another history', async () => {
    const { site, client } = await aPage();
    site.server.put(aClientFlag({ key: 'first', enabled: false }));
    await site.pass(200);
    const lost = site.server.answer(pro);
    const { handle } = site.server;
    site.server.restore(lost.version, new Map([['first', aClientFlag({ key: 'first' })]]));
    site.network.handler = (exchange) => {
      const isQuestion = exchange.request.url.endsWith('/evaluate');
      if (isQuestion) exchange.answer(200, {}, JSON.stringify(lost));
      else handle(exchange);
    };
    site.server.broadcast(frame('changed', { id: site.server.id, afterMs: 0 }));
    await site.pass(5_000);
    expect(client.isEnabled('first')).toBe(false);
    site.network.handler = handle;
    await site.pass(31_000);
    expect(client.isEnabled('first')).toBe(true);
  });

  it('asks nothing more where a question for a part is answered by the whole, which takes it back', async () => {
    const { site, client } = await aPage();
    const { version } = site.server.state;
    site.server.put(aClientFlag({ key: 'first', enabled: false }));
    await site.pass(200);
    const flags = new Map([['first', aClientFlag({ key: 'first' })]]);
    site.server.restore(version, flags);
    const asked = site.server.questions.length;
    site.server.broadcast(frame('changed', { id: site.server.id, flags: ['first'], afterMs: 0 }));
    await site.pass(5_000);
    expect(client.isEnabled('first')).toBe(true);
    expect(site.server.questions.slice(asked)).toMatchObject([{ flags: ['first'] }]);
  });

  it('asks again where a change was announced before the answer came that took it back', async () => {
    const { site, client } = await aPage();
    const flags = new Map(site.server.flags);
    for (let count = 0; count < 3; count += 1) site.server.put(aClientFlag({ key: 'first', enabled: count === 1 }));
    await site.pass(200);
    site.server.restore(3, flags);
    site.server.broadcast(frame('changed', { id: site.server.id, afterMs: 0 }));
    site.network.latencyMs = 500;
    await site.pass(600);
    // The question is answered; on its way back the answer is overtaken by the news.
    site.network.latencyMs = 5;
    site.server.put(aClientFlag({ key: 'first', enabled: false }));
    await site.pass(2_000);
    expect(client.evaluate('first', true)).toMatchObject({ value: false, version: site.server.state.version });
  });

  it('names the state of the last answer, also where it knows of older ones only what has changed', async () => {
    const { site } = await aPage();
    site.server.spreadMs = 5_000;
    site.server.put(aClientFlag({ key: 'first', enabled: false }));
    const announced = site.server.id;
    await site.pass(10);
    // The next one is not announced.
    site.server.remote.clear();
    site.server.put(aClientFlag({ key: 'second', enabled: false }));
    await site.pass(6_000);
    expect(site.server.questions.at(-1)).toMatchObject({ flags: ['first'], told: announced });
    await site.pass(80_000);
    expect(site.server.questions.at(-1)?.from).toBe(site.server.id);
  });

  it('keeps the values of the context before until the answer for the next is there', async () => {
    const { site, client, events } = await aPage();
    const told = events.length;
    const identified = client.identify({ userId: 'u2' });
    expect(client.isEnabled('pro-only')).toBe(true);
    await site.pass(100);
    await identified;
    expect(client.isEnabled('pro-only')).toBe(false);
    expect(events.slice(told)).toMatchObject([['change', { flags: ['pro-only'] }]]);
  });

  it('leaves an answer aside that came for the context before', async () => {
    const { site, client } = await aPage();
    site.network.latencyMs = 1_000;
    site.server.put(aServerFlag({ key: 'other' }));
    await site.pass(1_500);
    const identified = client.identify({ userId: 'u2' });
    await site.pass(10_000);
    await identified;
    expect(client.isEnabled('other')).toBe(false);
    expect(client.isEnabled('pro-only')).toBe(false);
  });

  it('loses no change that came while nobody saw the page', async () => {
    const { site, client, tab } = await aPage();
    tab.hide();
    await site.pass(60_000);
    expect(site.server.remote.size).toBe(0);
    site.server.put(aClientFlag({ key: 'first', enabled: false }));
    tab.show();
    await site.pass(100);
    expect(client.isEnabled('first')).toBe(false);
  });

  it('asks nobody while nobody sees the page', async () => {
    const { site, tab } = await aPage();
    tab.hide();
    await site.pass(60_000);
    const asked = site.network.attempts.length;
    await site.pass(600_000);
    expect(site.network.attempts).toHaveLength(asked);
  });
});
