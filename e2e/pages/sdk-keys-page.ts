import type { Locator, Page } from '@playwright/test';

/** The dashboard's SDK keys of the environment `development`. */
export class SdkKeysPage {
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
  }

  async open(): Promise<void> {
    await this.#page.goto('/projects/default/sdk-keys?environment=development');
  }

  /** The key itself, which is shown this once. */
  async make(name: string): Promise<string> {
    await this.#page.getByRole('button', { name: 'New key' }).click();
    const form = this.#page.getByRole('dialog', { name: 'New SDK key' });
    await form.getByRole('textbox', { name: 'Name' }).fill(name);
    await form.getByRole('button', { name: 'Make the key' }).click();
    const shown = this.#page.getByRole('dialog', { name: 'Your new SDK key' });
    const key = await shown.getByText(/^guidon_server_/).innerText();
    await shown.getByRole('button', { name: 'I have copied it' }).click();
    return key;
  }

  row(name: string): Locator {
    return this.#page.getByRole('table', { name: 'SDK keys' }).getByRole('row').filter({ hasText: name });
  }

  async revoke(name: string): Promise<void> {
    await this.#page.getByRole('button', { name: `Actions for ${name}` }).click();
    await this.#page.getByRole('menuitem', { name: 'Revoke' }).click();
    await this.#page.getByRole('button', { name: 'Revoke the key' }).click();
  }
}
