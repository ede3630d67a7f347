import type { Locator, Page } from '@playwright/test';

/** The way from an empty instance to the first flag, as a person goes it. */
export class FirstRunPage {
  readonly snippet: Locator;
  readonly connected: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.snippet = page.getByRole('tabpanel', { name: 'Node' }).locator('pre');
    this.connected = page.getByText('Connected', { exact: true });
  }

  async makeFirstAccount(
    link: string,
    person: { readonly name: string; readonly email: string; readonly password: string },
  ) {
    await this.#page.goto(link);
    await this.#page.getByLabel('Your name').fill(person.name);
    await this.#page.getByLabel('E-mail address').fill(person.email);
    await this.#page.getByLabel('Password', { exact: true }).fill(person.password);
    await this.#page.getByRole('button', { name: 'Make the account' }).click();
  }

  async makeFlag(key: string): Promise<void> {
    await this.#page.getByLabel('Key of the flag').fill(key);
    await this.#page.getByRole('button', { name: 'Make the flag' }).click();
  }

  async makeServerKey(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Make a server key and show the snippet' }).click();
  }

  async switchOn(flag: string): Promise<void> {
    await this.#page.getByRole('switch', { name: `${flag} in development` }).click({ force: true });
  }
}
