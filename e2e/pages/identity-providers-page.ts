import type { Locator, Page } from '@playwright/test';

export interface NewProvider {
  readonly name: string;
  readonly key: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: string;
  /** Each with its role everywhere. */
  readonly groups: readonly (readonly [group: string, role: string])[];
}

/** The dashboard's settings of identity providers. */
export class IdentityProvidersPage {
  readonly table: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.table = page.getByRole('table', { name: 'Identity providers' });
  }

  async open(): Promise<void> {
    await this.#page.goto('/identity-providers');
  }

  async make({ name, key, issuer, clientId, clientSecret, scopes, groups }: NewProvider): Promise<void> {
    await this.#page.getByRole('button', { name: 'New provider' }).first().click();
    const form = this.#page.getByRole('dialog', { name: 'New identity provider' });
    const fill = (label: string, text: string) => form.getByRole('textbox', { name: label, exact: true }).fill(text);
    await fill('Name', name);
    await fill('Key', key);
    await fill('Issuer', issuer);
    await fill('Client ID', clientId);
    await form.getByLabel('Client secret', { exact: true }).fill(clientSecret);
    await fill('Scopes', scopes);
    for (const [index, [group, role]] of groups.entries()) {
      await form.getByRole('button', { name: 'Add a group' }).click();
      await fill(`Group ${index + 1}`, group);
      await form.getByRole('combobox', { name: `Role of group ${index + 1}` }).selectOption(role);
    }
    await form.getByRole('button', { name: 'Make the provider' }).click();
  }
}
