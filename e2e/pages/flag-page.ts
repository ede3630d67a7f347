import type { Locator, Page, Request } from '@playwright/test';

export interface Shown {
  readonly on: boolean;
  readonly atMs: number;
}

export interface Decision {
  readonly value: boolean;
  readonly variant: string | null;
  readonly version: number;
  readonly source: string;
  readonly stale: boolean;
}

/** A page of the page server: an application that shows whether `new-checkout` is on. */
export class FlagPage {
  readonly page: Page;
  readonly status: Locator;
  /** What the code in the page printed or threw. That a server cannot be reached, the browser prints itself. */
  readonly noise: string[] = [];
  /** What it asked of the server. */
  readonly requests: Request[] = [];
  /** How often it was loaded. */
  loads = 0;

  constructor(page: Page) {
    this.page = page;
    this.status = page.getByRole('status');
    page.on('console', (message) => {
      if (!message.text().startsWith('Failed to load resource')) this.noise.push(message.text());
    });
    page.on('pageerror', (error) => this.noise.push(error.message));
    page.on('load', () => {
      this.loads += 1;
    });
    page.on('request', (request) => {
      if (request.url().includes('/sdk/v1/')) this.requests.push(request);
    });
  }

  async open(url: string): Promise<this> {
    await this.page.goto(url);
    return this;
  }

  decide(flag = 'new-checkout'): Promise<Decision> {
    return this.page.evaluate(`opened.flags.evaluate(${JSON.stringify(flag)}, false)`);
  }

  identify(context: Readonly<Record<string, unknown>>): Promise<unknown> {
    return this.page.evaluate(`opened.flags.identify(${JSON.stringify(context)})`);
  }

  /** Decides for each of them in turn, and is its own user's again. */
  decideForAll(people: readonly Readonly<Record<string, unknown>>[]): Promise<readonly Decision[]> {
    return this.page.evaluate(`(async () => {
      const decisions = [];
      for (const person of ${JSON.stringify(people)}) {
        await opened.flags.identify(person);
        decisions.push(opened.flags.evaluate('new-checkout', false));
      }
      await opened.flags.identify(window.given.context);
      return decisions;
    })()`);
  }

  shown(): Promise<readonly Shown[]> {
    return this.page.evaluate('opened.shown');
  }

  problems(): Promise<readonly string[]> {
    return this.page.evaluate('opened.problems');
  }

  /** As if another tab, or another window, were before it. A headless browser shows every page. */
  async hide(isHidden = true): Promise<void> {
    await this.page.evaluate(`Object.defineProperty(document, 'hidden', { configurable: true, value: ${isHidden} })`);
    await this.page.evaluate("document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))");
  }
}
