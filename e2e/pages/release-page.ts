import type { Locator, Page } from '@playwright/test';

/** The page of a release, and what can be done on it. */
export class ReleasePage {
  readonly stages: Locator;
  readonly here: Locator;
  readonly events: Locator;
  readonly actions: Locator;
  readonly dialog: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.stages = page.getByRole('list', { name: 'Stages' }).getByRole('listitem');
    this.here = page.getByRole('list', { name: 'Stages' }).locator('[aria-current=step]');
    this.events = page.getByRole('region', { name: 'What happened' });
    this.actions = page.getByRole('group', { name: 'What can be done' }).getByRole('button');
    this.dialog = page.getByRole('dialog');
  }

  async open(flag: string, environment: string): Promise<void> {
    await this.#page.goto(`/projects/default/flags/${flag}/releases/${environment}`);
    await this.arrive(flag);
  }

  /** Until one has come here from elsewhere. */
  async arrive(flag: string): Promise<void> {
    await this.#page.getByRole('heading', { level: 1, name: `Release of ${flag}` }).waitFor();
  }

  /** Opens the dialog that says what it will do. */
  async ask(verb: string): Promise<void> {
    await this.#page.getByRole('button', { name: verb, exact: true }).click();
  }

  async because(reason: string): Promise<void> {
    await this.dialog.getByLabel('Reason').fill(reason);
  }

  async choose(name: string): Promise<void> {
    await this.dialog.getByRole('radio', { name }).check();
  }

  async confirm(verb: string): Promise<void> {
    await this.dialog.getByRole('button', { name: verb, exact: true }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }

  says(text: string | RegExp): Locator {
    return this.#page.getByRole('main').getByText(text).first();
  }
}
