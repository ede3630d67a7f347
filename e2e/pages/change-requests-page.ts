import type { Locator, Page } from '@playwright/test';

/** The dashboard's change requests: their list, and the one that is open. */
export class ChangeRequestsPage {
  readonly approve: Locator;
  readonly whyNot: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.approve = page.getByRole('button', { name: 'Approve' });
    this.whyNot = page.getByText('Another person than you has to approve it.');
  }

  async open(title: string): Promise<void> {
    await this.#page.goto('/projects/default/change-requests');
    await this.#page.getByRole('link', { name: title }).click();
    await this.#page.getByRole('heading', { level: 1, name: title }).waitFor();
  }

  async comment(text: string): Promise<void> {
    await this.#page.getByRole('textbox', { name: 'Comment' }).fill(text);
  }

  async apply(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Apply now' }).click();
  }

  says(text: string): Locator {
    return this.#page.getByRole('main').getByText(text, { exact: true });
  }
}
