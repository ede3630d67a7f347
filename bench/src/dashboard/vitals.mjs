/** Runs in the page before anything of it does, and keeps what the page's own clock and observers say. */
export function collectVitals() {
  const seen = {
    layoutShift: 0,
    longestTaskMs: 0,
    lastTaskEndMs: 0,
    firstSwitchMs: 0,
    wholeMs: 0,
    pressedMs: 0,
    frames: [],
  };
  const observe = (type, take) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
  observe('layout-shift', (entry) => {
    if (!entry.hadRecentInput) seen.layoutShift += entry.value;
  });
  observe('longtask', (entry) => {
    seen.longestTaskMs = Math.max(seen.longestTaskMs, entry.duration);
    if (seen.firstSwitchMs === 0 || entry.startTime <= seen.firstSwitchMs)
      seen.lastTaskEndMs = Math.max(seen.lastTaskEndMs, entry.startTime + entry.duration);
  });
  addEventListener('pointerdown', () => (seen.pressedMs = performance.now()), { capture: true });
  const look = () => {
    if (document.querySelector('[role="switch"]') === null) return requestAnimationFrame(look);
    seen.firstSwitchMs = performance.now();
    performance.mark('first-switch');
    requestAnimationFrame(lookForAll);
  };
  const lookForAll = () => {
    const count = document.querySelector('main [role="status"]')?.textContent ?? '';
    if (!/^\d+ flags$/.test(count)) return requestAnimationFrame(lookForAll);
    seen.wholeMs = performance.now();
  };
  requestAnimationFrame(look);

  globalThis.vitals = {
    read: () => ({
      layoutShift: seen.layoutShift,
      longestTaskMs: seen.longestTaskMs,
      // There, and nothing that was begun before keeps the page from answering.
      interactiveMs: Math.max(seen.firstSwitchMs, seen.lastTaskEndMs),
      wholeMs: seen.wholeMs,
      scrollFrameMs: seen.frames.toSorted((one, other) => one - other)[Math.floor(seen.frames.length * 0.95)] ?? 0,
    }),
    lastToggleMs: () => {
      const entries = performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('/enabled'));
      return entries.at(-1).responseEnd - seen.pressedMs;
    },
    scrollThrough: async () => {
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const bottom = document.documentElement.scrollHeight;
      for (let top = 0, before = performance.now(); top < bottom; top += innerHeight) {
        scrollTo(0, top);
        await frame();
        const now = performance.now();
        seen.frames.push(now - before);
        before = now;
      }
      await frame();
    },
  };
}
