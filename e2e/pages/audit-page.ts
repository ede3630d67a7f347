import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';

export interface ExportedFile {
  readonly name: string;
  readonly text: string;
}

/** The dashboard's audit log. */
export class AuditPage {
  readonly records: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.records = page.getByRole('main').getByRole('listitem');
  }

  async open(): Promise<void> {
    await this.#page.goto('/projects/default/audit');
  }

  async narrowTo(flag: string): Promise<void> {
    await this.#page.getByRole('textbox', { name: 'Flag' }).fill(flag);
  }

  /** The newest, with what each changed. */
  async openNewest(count: number): Promise<void> {
    const lines = this.#page.getByRole('button', { name: 'What it changed' });
    for (let place = 0; place < count; place++) await lines.nth(place).click();
  }

  async export(format: 'CSV' | 'JSON'): Promise<ExportedFile> {
    await this.#page.getByRole('button', { name: 'Export' }).click();
    const begun = this.#page.waitForEvent('download');
    await this.#page.getByRole('menuitem', { name: format }).click();
    const download = await begun;
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
  }
}
