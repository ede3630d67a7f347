import { arrive, open } from './visit.mjs';

const categories = [
  '-*',
  'toplevel',
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'blink.user_timing',
];

/**
 * What the page's main thread itself spends: other work on the machine makes tasks last longer, but cost hardly more.
 * Tracing costs too, so that a traced visit says nothing of the clock.
 */
export async function threadTime(browser, place, flagCount) {
  const { context, page } = await open(browser, place);
  try {
    await browser.startTracing(page, { categories });
    await arrive(page, flagCount);
    const loading = tasksOf(await browser.stopTracing());
    await browser.startTracing(page, { categories });
    await page.evaluate(() => globalThis.vitals.scrollThrough());
    const scrolling = tasksOf(await browser.stopTracing());
    return {
      interactiveCpuMs: sum(loading.filter(({ isBeforeSwitch }) => isBeforeSwitch)),
      wholeCpuMs: sum(loading),
      longestTaskCpuMs: longest(loading),
      longestScrollTaskCpuMs: longest(scrolling),
    };
  } finally {
    await context.close();
  }
}

function tasksOf(buffer) {
  const { traceEvents } = JSON.parse(buffer.toString());
  const main = mainThread(traceEvents);
  const mine = traceEvents.filter(({ pid, tid }) => pid === main.pid && tid === main.tid);
  const switchAt = mine.find(({ name }) => name === 'first-switch')?.ts ?? Number.POSITIVE_INFINITY;
  return mine
    .filter(({ name, ph }) => name === 'RunTask' && ph === 'X')
    .map(({ ts, tdur = 0 }) => ({ cpuMs: tdur / 1_000, isBeforeSwitch: ts <= switchAt }));
}

/** A process may have been there before, for another page: the one that runs the page's code is the busiest. */
function mainThread(events) {
  const threads = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
  const busy = (thread) => sumOf(events.filter(({ name, pid }) => name === 'FunctionCall' && pid === thread.pid));
  return threads.reduce((most, thread) => (busy(thread) > busy(most) ? thread : most));
}

const sumOf = (events) => events.reduce((total, { tdur = 0 }) => total + tdur, 0);
const sum = (tasks) => tasks.reduce((total, { cpuMs }) => total + cpuMs, 0);
const longest = (tasks) => Math.max(0, ...tasks.map(({ cpuMs }) => cpuMs));
