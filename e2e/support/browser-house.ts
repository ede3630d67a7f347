import { FlagPage } from '../pages/flag-page.js';
import { test as base, type House } from './house.js';
import { type Mode, type PageOptions, type PageServer, servePages } from './page-server.js';

export interface Browsing {
  /** Where a page with a client of the house in it is served. */
  url(options?: Partial<PageOptions>, mode?: Mode): string;
  /** Opens it in a tab of its own. */
  open(options?: Partial<PageOptions>, mode?: Mode): Promise<FlagPage>;
  tab(url: string): Promise<FlagPage>;
  /** Streams that the server holds open to pages. */
  streams(): Promise<number>;
}

const user = { userId: 'u1' };

/** A server, and pages from another origin that follow its flag `new-checkout`. */
export const test = base.extend<{ readonly pages: PageServer; readonly browsing: Browsing }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from this pattern.
  pages: async ({}, use) => {
    const pages = await servePages();
    await use(pages);
    await pages.close();
  },
  browsing: async ({ house, pages, context }, use) => {
    await house.admin.createFlag('new-checkout', { clientVisible: true });
    const url: Browsing['url'] = (options, mode) =>
      pages.add({ url: house.url, clientKey: house.keys.clientKey, context: user, ...options }, mode);
    const tab: Browsing['tab'] = async (address) => new FlagPage(await context.newPage()).open(address);
    await use({ url, tab, open: (options, mode) => tab(url(options, mode)), streams: () => streamsOf(house) });
  },
});

async function streamsOf({ url, keys }: House): Promise<number> {
  const response = await fetch(`${url}/metrics`, { headers: { authorization: `Bearer ${keys.token}` } });
  const lines = (await response.text()).matchAll(/^guidon_streams_open\{.*\} (\d+)$/gm);
  return [...lines].reduce((total, [, count]) => total + Number(count), 0);
}
