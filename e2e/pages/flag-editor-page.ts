import type { Locator, Page } from '@playwright/test';

/** The dashboard's page of one flag. */
export class FlagEditorPage {
  readonly title: Locator;
  readonly dialog: Locator;
  readonly conflict: Locator;
  readonly outcome: Locator;
  readonly unsaved: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.title = page.getByRole('heading', { level: 1 });
    this.dialog = page.getByRole('dialog');
    this.conflict = page.getByRole('alert').filter({ hasText: 'while you were editing' });
    this.outcome = page.getByRole('status', { name: 'What they get' });
    this.unsaved = page.getByText(/not saved$/);
  }

  async open(flag: string, environment = 'development', tab = ''): Promise<void> {
    await this.#page.goto(`/projects/default/flags/${flag}?environment=${environment}${tab && `&tab=${tab}`}`);
  }

  switchIn(environment: string): Locator {
    return this.#page.getByRole('switch', { name: `On in ${environment}` });
  }

  percentage(variant: string): Locator {
    return this.#page.getByRole('textbox', { name: `Percentage of ${variant} for everybody else, exactly` });
  }

  async serveEverybodyElse(choice: string): Promise<void> {
    await this.#page.getByRole('combobox', { name: 'What everybody else gets' }).selectOption(choice);
  }

  async serveWhenOff(variant: string): Promise<void> {
    await this.#page.getByRole('combobox', { name: 'Variant when off' }).selectOption(variant);
  }

  async tryAs(userId: string): Promise<void> {
    await this.#page.getByRole('textbox', { name: 'Value of userId' }).fill(userId);
  }

  async review(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Review' }).click();
  }

  async save(): Promise<void> {
    await this.dialog.getByRole('button', { name: 'Save' }).click();
  }

  /** By the wall clock of the zone. */
  async schedule({ day, time, timeZone }: { readonly day: string; readonly time: string; readonly timeZone: string }) {
    await this.dialog.getByRole('button', { name: 'Schedule' }).click();
    await this.dialog.getByRole('textbox', { name: 'Day' }).fill(day);
    await this.dialog.getByLabel('Time', { exact: true }).fill(time);
    const zone = this.dialog.getByRole('combobox', { name: 'Time zone' });
    await zone.fill(timeZone);
    await this.#page.getByRole('option', { name: timeZone, exact: true }).click();
    await this.dialog.getByRole('button', { name: 'Schedule' }).click();
  }

  get scheduled(): Locator {
    return this.#page.getByRole('region', { name: 'Scheduled' }).getByRole('listitem');
  }

  async cancelScheduled(): Promise<void> {
    await this.scheduled
      .getByRole('button', { name: /^Cancel the change of/ })
      .first()
      .click();
    await this.dialog.getByRole('button', { name: 'Cancel the change' }).click();
  }

  async askForApproval(title: string): Promise<void> {
    await this.dialog.getByRole('textbox', { name: 'Title' }).fill(title);
    await this.dialog.getByRole('button', { name: 'Ask for approval' }).click();
  }

  async putMineOnTop(): Promise<void> {
    await this.conflict.getByRole('button', { name: 'Put mine on top of theirs' }).click();
  }

  side(name: 'Theirs, saved' | 'Yours, not saved'): Locator {
    return this.#page.getByRole('region', { name });
  }

  async show(tab: 'Targeting' | 'Variants' | 'Compare' | 'History' | 'Evaluations' | 'Code'): Promise<void> {
    await this.#page.getByRole('tab', { name: tab }).click();
    await this.#page.getByRole('tabpanel', { name: tab }).waitFor();
  }

  async revertLast(): Promise<void> {
    await this.#page.getByRole('button', { name: 'Revert' }).first().click();
  }
}
