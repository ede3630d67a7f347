import type { Locator, Page } from '@playwright/test';

/** The dashboard's pages of webhooks. */
export class WebhooksPage {
  readonly table: Locator;
  readonly deliveries: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.table = page.getByRole('table', { name: 'Webhooks' });
    this.deliveries = page.getByRole('table', { name: 'Deliveries' }).getByRole('row');
  }

  async open(): Promise<void> {
    await this.#page.goto('/projects/default/webhooks');
  }

  /** Answers its secret, which is shown this once. */
  async make({ name, url, event }: { readonly name: string; readonly url: string; readonly event: string }) {
    await this.#page.getByRole('button', { name: 'New webhook' }).click();
    const form = this.#page.getByRole('dialog', { name: 'New webhook' });
    await form.getByRole('textbox', { name: 'Name' }).fill(name);
    await form.getByRole('textbox', { name: 'URL' }).fill(url);
    const events = form.getByLabel('Events');
    await events.fill(event);
    await events.press('Enter');
    await form.getByRole('button', { name: 'Make the webhook' }).click();
    const shown = this.#page.getByRole('dialog', { name: 'The secret of the webhook' });
    const secret = await shown.getByText(/^whsec_/).textContent();
    await shown.getByRole('button', { name: 'I have copied it' }).click();
    return secret ?? '';
  }

  async show(name: string): Promise<void> {
    await this.table.getByRole('link', { name }).click();
  }

  async sendTest(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Send a test' }).click();
  }

  async deliverAgain(event: string): Promise<void> {
    await this.#page
      .getByRole('button', { name: `Deliver ${event} again` })
      .first()
      .click();
  }
}
