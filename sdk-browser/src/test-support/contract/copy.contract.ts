import { expect, it } from 'vitest';
import { aClientFlag } from '../simulated-server.js';
import { type ContractPages, minuteMs, off } from './contract-page.js';

/** What is kept for the next visit. */
export function copyContract({ mode, aSite, aLivePage }: ContractPages): void {
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
}
