// What a person waits for on the flags page with 2,000 flags: in a real Chromium, over loopback, measured by the page and through CDP.
import { chromium } from '@playwright/test';
import { startProduct } from './dashboard/product.mjs';
import { seed } from './dashboard/seed.mjs';
import { signIn } from './dashboard/sign-in.mjs';
import { printVisits } from './dashboard/table.mjs';
import { threadTime } from './dashboard/thread-time.mjs';
import { visit } from './dashboard/visit.mjs';
import { withLifetime } from './lifetime.mjs';
import { loadText, otherWork } from './other-work.mjs';
import { keepResults } from './report.mjs';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const tracedRounds = Math.min(rounds, 3);
const flagCount = Number(process.env.BENCH_FLAGS ?? 2_000);

await withLifetime({ deadlineMs: 15 * 60_000 }, async ({ own, during }) => {
  const loadBefore = loadText();
  const browser = await during('to start the browser', 30_000, launch);
  own(() => browser.close());
  const product = await startProduct({ own, during });
  const storageState = await during('to sign in', 30_000, () => signIn(browser, product));
  await during(`to make ${flagCount} flags`, 8 * 60_000, () => seed(product, flagCount));
  const place = { url: product.url, storageState };
  const visits = await inRounds(rounds, () => during('to visit', 120_000, () => visit(browser, place, flagCount)));
  const traced = await inRounds(tracedRounds, () =>
    during('to visit while it is traced', 120_000, () => threadTime(browser, place, flagCount)),
  );
  printVisits(flagCount, visits, traced, loadBefore);
  keepResults('dashboard', { flagCount, loadBefore, visits, traced });
});

/** As Playwright has it installed, or the one that is named. */
function launch() {
  return chromium
    .launch({
      ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
      chromiumSandbox: false,
      args: ['--disable-dev-shm-usage'],
      // What ends it is the lifetime, which has more to end.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    })
    .catch(({ message }) => {
      throw new Error(`No browser: name one by CHROMIUM_PATH, or run \`npx playwright install chromium\`.\n${message}`);
    });
}

async function inRounds(count, measureOnce) {
  const results = [];
  for (let round = 0; round < count; round++) results.push({ otherWork: await otherWork(), ...(await measureOnce()) });
  return results;
}
