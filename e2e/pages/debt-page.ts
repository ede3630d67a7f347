import type { Locator, Page } from '@playwright/test';

/** The dashboard's page of what to clean up. */
export class DebtPage {
  readonly flags: Locator;
  readonly command: Locator;
  readonly scanned: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.flags = page.getByRole('table', { name: 'Flags to clean up' }).getByRole('row');
    this.command = page.getByText(/^npx guidon scan /);
    this.scanned = page
      .getByRole('list', { name: 'Scanned code' })
      .getByRole('listitem')
      .filter({ hasText: 'scanned' });
  }

  async open(): Promise<void> {
    await this.#page.goto('/projects/default/debt');
    await this.flags.first().waitFor();
  }

  row(flag: string): Locator {
    return this.flags.filter({ has: this.#page.getByRole('link', { name: flag, exact: true }) });
  }

  async showUses(flag: string): Promise<void> {
    await this.#page.getByRole('link', { name: new RegExp(`that uses? ${flag}$`) }).click();
    await this.#page.getByRole('tabpanel', { name: 'Code' }).waitFor();
  }

  use(place: string): Locator {
    return this.#page.getByRole('table', { name: 'Uses in code' }).getByRole('row').filter({ hasText: place });
  }

  async archive(flag: string): Promise<void> {
    await this.#page.getByRole('button', { name: `Actions for ${flag}` }).click();
    await this.#page.getByRole('menuitem', { name: 'Archive' }).click();
    await this.#page.getByRole('dialog').getByRole('button', { name: 'Archive' }).click();
  }
}
