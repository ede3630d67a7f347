import type { Locator, Page } from '@playwright/test';

/** The page that describes the API. It tells what is there; whether that is right, the test says. */
export class DocsPage {
  readonly operations: Locator;
  readonly complaints: string[] = [];
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.operations = page.locator('.opblock');
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  async open(url: string): Promise<void> {
    await this.#page.goto(`${url}/docs`);
    await this.operations.first().waitFor();
  }

  async expand(path: string): Promise<Locator> {
    const operation = this.operations.filter({ hasText: path }).first();
    await operation.click();
    return operation;
  }
}
