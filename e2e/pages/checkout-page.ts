import type { Locator, Page } from '@playwright/test';

/** The checkout of `examples/react-checkout`. */
export class CheckoutPage {
  readonly flow: Locator;
  readonly shipping: Locator;
  readonly freshness: Locator;
  /** What the page printed or threw. */
  readonly noise: string[] = [];
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.flow = page.getByTestId('flow');
    this.shipping = page.getByTestId('shipping');
    this.freshness = page.getByRole('status');
    page.on('console', (message) => this.noise.push(message.text()));
    page.on('pageerror', (error) => this.noise.push(error.message));
  }

  async open(url: string): Promise<void> {
    await this.#page.goto(url);
  }

  async reload(): Promise<void> {
    await this.#page.reload();
  }

  async signInAs(name: string): Promise<void> {
    await this.#page.getByLabel('Signed in as').selectOption({ label: name });
  }
}
