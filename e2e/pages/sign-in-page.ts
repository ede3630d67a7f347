import type { Locator, Page } from '@playwright/test';

/** The door of the dashboard, and the way through an identity provider. */
export class SignInPage {
  readonly title: Locator;
  readonly complaint: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.title = page.getByRole('heading', { name: 'Sign in' });
    this.complaint = page.getByRole('alert');
  }

  /** `who` as the provider knows them. */
  async through(provider: string, who: string): Promise<void> {
    await this.#page.getByRole('link', { name: `Continue with ${provider}` }).click();
    await this.#page.getByRole('textbox', { name: 'Who are you?' }).fill(who);
    await this.#page.getByRole('button', { name: 'Continue' }).click();
  }

  async signOut(name: string): Promise<void> {
    await this.#page.getByRole('button', { name: `Account of ${name}` }).click();
    await this.#page.getByRole('menuitem', { name: 'Sign out' }).click();
  }
}
