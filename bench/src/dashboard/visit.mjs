import path from 'node:path';
import { median } from '../measure.mjs';
import { gzipSize } from './assets.mjs';
import { collectVitals } from './vitals.mjs';

const arrivalMs = 60_000;
const toggleCount = 5;

/** Somebody who is signed in and has nothing in the cache opens the page, switches five flags and scrolls through. */
export async function visit(browser, place, flagCount) {
  const { context, page } = await open(browser, place);
  try {
    const requests = [];
    page.on('request', (request) => requests.push(new URL(request.url()).pathname));
    await arrive(page, flagCount);
    const firstLoad = [...requests];
    const loaded = await page.evaluate(() => globalThis.vitals.read());
    const toggles = [];
    for (let index = 0; index < toggleCount; index++) toggles.push(await toggle(page, index));
    await page.evaluate(() => globalThis.vitals.scrollThrough());
    const whole = await page.evaluate(() => globalThis.vitals.read());
    const scripts = firstLoad.filter((name) => name.endsWith('.js'));
    return {
      gzipBytes: scripts.reduce((sum, name) => sum + gzipSize(path.basename(name)), 0),
      files: scripts.length,
      requests: firstLoad.length,
      interactiveMs: loaded.interactiveMs,
      wholeMs: loaded.wholeMs,
      toggleMs: median(toggles),
      layoutShift: loaded.layoutShift,
      layoutShiftWithToasts: whole.layoutShift,
      longestTaskMs: loaded.longestTaskMs,
      longestTaskLaterMs: whole.longestTaskMs,
      scrollFrameMs: whole.scrollFrameMs,
    };
  } finally {
    await context.close();
  }
}

export async function open(browser, { url, storageState }) {
  const context = await browser.newContext({
    baseURL: url,
    storageState,
    viewport: { width: 1440, height: 900 },
  });
  const page = await context.newPage();
  await page.addInitScript(collectVitals);
  return { context, page };
}

export async function arrive(page, flagCount) {
  await page.goto('/projects/default/flags', { timeout: arrivalMs });
  await page.getByText(`${flagCount} flags`, { exact: true }).waitFor({ timeout: arrivalMs });
}

/** From the press to the server's answer, as the page's own clock has it. */
async function toggle(page, index) {
  await page.evaluate(() => performance.clearResourceTimings());
  const pressed = page.waitForResponse((response) => response.url().endsWith('/enabled'));
  await page.getByRole('switch').nth(index).click();
  await (await pressed).finished();
  return page.evaluate(() => globalThis.vitals.lastToggleMs());
}
