import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import { test as base } from './house.js';

export interface Person {
  readonly page: Page;
  /** As this person's dashboard asks. */
  ask(method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, body?: unknown): Promise<unknown>;
}

type Role = 'owner' | 'admin' | 'editor' | 'viewer';

export interface People {
  /** The first owner, with an account made by the link that the first start printed. */
  owner(options?: BrowserContextOptions): Promise<Person>;
  /** Invited by the owner. */
  join(name: string, role: Role, email?: string): Promise<Person>;
}

const password = 'correct horse battery staple';

/** People with browsers of their own, signed in through the API. */
export const test = base.extend<{ readonly people: People }>({
  people: async ({ house, browser }, use) => {
    const contexts: BrowserContext[] = [];
    const open = async (link: string, name: string, options: BrowserContextOptions, email?: string) => {
      const context = await newContext(browser, house.url, options);
      contexts.push(context);
      const ask: Person['ask'] = (method, path, data) => request(context, house.url + path, method, data);
      await ask('POST', '/api/v1/invitations/accept', {
        token: link.split('#')[1],
        name,
        password,
        ...(email && { email }),
      });
      return { ask, page: await context.newPage() };
    };
    let first: Promise<Person> | undefined;
    const owner = (options: BrowserContextOptions = {}) => {
      first ??= open(house.keys.ownerLink, 'Ada Lovelace', options, 'ada@example.com');
      return first;
    };
    const join = async (name: string, role: Role, email = `${name.toLowerCase()}@example.com`) => {
      const { ask } = await owner();
      const body = { email, role };
      const { link } = (await ask('POST', '/api/v1/invitations', body)) as { readonly link: string };
      return open(link, name, {});
    };
    await use({ owner, join });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

function newContext(browser: Browser, url: string, options: BrowserContextOptions): Promise<BrowserContext> {
  return browser.newContext({ baseURL: url, reducedMotion: 'reduce', ...options });
}

/** With the cookie of the context, the page's origin and its header. */
async function request(context: BrowserContext, url: string, method: string, data: unknown): Promise<unknown> {
  const headers = { 'guidon-request': '1', 'sec-fetch-site': 'same-origin', origin: new URL(url).origin };
  const response = await context.request.fetch(url, { method, headers, ...(data !== undefined && { data }) });
  if (!response.ok()) throw new Error(`${method} ${url} answered ${response.status()}: ${await response.text()}`);
  return response.json();
}
