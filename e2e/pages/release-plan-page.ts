import type { Locator, Page } from '@playwright/test';

/** The plan of a release, from the choice of a template on. */
export class ReleasePlanPage {
  readonly stages: Locator;
  readonly preview: Locator;
  readonly dialog: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.stages = page.getByRole('group', { name: /^Stage \d+$/ });
    this.preview = page.getByRole('list', { name: 'When each stage begins' }).getByRole('listitem');
    this.dialog = page.getByRole('dialog');
  }

  async open(flag: string, environment: string): Promise<void> {
    await this.#page.goto(`/projects/default/flags/${flag}/releases/${environment}/plan`);
    await this.#page.getByRole('heading', { level: 1, name: 'Plan of the release' }).waitFor();
  }

  async begin(template: string | RegExp): Promise<void> {
    await this.#page.getByRole('button', { name: template }).click();
    await this.stages.first().waitFor();
  }

  async name(stage: number, ...values: readonly string[]): Promise<void> {
    const field = this.#page.getByRole('textbox', { name: `Values of list 1 of stage ${stage}` });
    for (const value of values) {
      await field.fill(value);
      await field.press('Enter');
    }
  }

  async hold(stage: number, length: string): Promise<void> {
    const field = this.#page.getByRole('combobox', { name: `How long stage ${stage} is held` });
    await field.fill(length);
    await field.press('Tab');
  }

  async remove(stage: number): Promise<void> {
    await this.#page.getByRole('button', { name: `Remove stage ${stage}`, exact: true }).click();
  }

  /** As one does without a mouse: taken up, moved by so many places, put down. */
  async drag(stage: number, key: 'ArrowUp' | 'ArrowDown', places = 1): Promise<void> {
    // What is read out says how far it has come: a key that is pressed sooner is lost.
    const told = this.#page.locator('[id^="DndLiveRegion"]');
    await this.#page.getByRole('button', { name: `Drag stage ${stage}`, exact: true }).press('Space');
    await told.filter({ hasText: 'was moved over' }).waitFor({ state: 'attached' });
    for (let place = 0; place < places; place += 1) {
      const before = (await told.textContent()) ?? '';
      await this.#page.keyboard.press(key);
      await told.filter({ hasNotText: before }).waitFor({ state: 'attached' });
    }
    await this.#page.keyboard.press('Space');
    await told.filter({ hasText: 'was dropped over' }).waitFor({ state: 'attached' });
  }

  /** What the stages are called, in their order. */
  async names(): Promise<string[]> {
    const fields = this.stages.getByRole('textbox', { name: /^Name of stage/ });
    return await fields.evaluateAll((all) => all.map((field) => (field as HTMLInputElement).value));
  }

  async press(button: string | RegExp): Promise<void> {
    await this.#page.getByRole('button', { name: button }).click();
  }

  async confirm(verb: string): Promise<void> {
    await this.dialog.getByRole('button', { name: verb, exact: true }).click();
    await this.dialog.waitFor({ state: 'hidden' });
  }

  async nameTemplate(name: string): Promise<void> {
    await this.dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  }

  says(text: string | RegExp): Locator {
    return this.#page.getByRole('main').getByText(text).first();
  }
}
