import type { Locator, Page } from '@playwright/test';

/** The dashboard's list of flags. */
export class FlagsPage {
  readonly count: Locator;
  readonly toast: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.count = page.getByText(/^\d+( of \d+)? flags$/);
    this.toast = page.getByRole('alert');
  }

  async open(search = ''): Promise<void> {
    await this.#page.goto(`/projects/default/flags${search}`);
    await this.#page.getByRole('table', { name: 'Flags' }).waitFor();
  }

  async find(words: string): Promise<void> {
    await this.#page.keyboard.press('/');
    await this.#page.keyboard.type(words);
  }

  async press(key: string): Promise<void> {
    await this.#page.keyboard.press(key);
  }

  async openByPalette(flag: string): Promise<void> {
    await this.#page.keyboard.press('Control+k');
    await this.#page.getByRole('textbox', { name: 'Search or jump to' }).fill(flag);
    await this.#page.getByRole('button', { name: flag }).first().click();
  }

  switchOf(flag: string, environment: string): Locator {
    return this.#page.getByRole('switch', { name: `${flag} in ${environment}`, exact: true });
  }

  link(flag: string): Locator {
    return this.#page.getByRole('link', { name: flag, exact: true });
  }

  async undo(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Undo' }).click();
  }

  /** From the first row to the last, as one does with a wheel. */
  async scrollThrough(): Promise<void> {
    await this.#page.evaluate(async () => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      for (let top = 0; top < document.documentElement.scrollHeight; top += globalThis.innerHeight / 2) {
        globalThis.scrollTo(0, top);
        await frame();
        await frame();
      }
    });
  }
}
