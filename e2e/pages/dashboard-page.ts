import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Any page of the dashboard. It tells what is there; whether that is right, the test says. */
export class DashboardPage {
  /** What the browser complained of: errors of scripts, and what the content policy held back. */
  readonly complaints: string[] = [];
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(`${message.text()} ${message.location().url}`.trim());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  /** Until everything that was loading is there. */
  async open(address: string): Promise<this> {
    await this.page.goto(address);
    await this.page.getByRole('heading', { level: 1 }).first().waitFor();
    await this.page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
    return this;
  }

  /** What stands in the way of people, by WCAG 2.2 AA: each as one line. */
  async barriers(): Promise<string[]> {
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const { violations } = await new AxeBuilder({ page: this.page }).withTags(tags).analyze();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
  }

  isWiderThanScreen(): Promise<boolean> {
    return this.page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  }

  /** A table of which a part can only be seen by scrolling sideways. */
  isTableCutOff(): Promise<boolean> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll('table')].some(({ parentElement: around, scrollWidth }) => {
        return around !== null && Math.max(around.scrollWidth, scrollWidth) > around.clientWidth + 1;
      }),
    );
  }
}
