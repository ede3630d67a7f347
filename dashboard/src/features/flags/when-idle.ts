const latestMs = 500;

/** After what is on the screen has been drawn and answers; not later than half a second. Answers what calls it off. */
export function whenIdle(run: () => void): () => void {
  // Safari has no idle callbacks.
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(run, 0);
    return () => clearTimeout(timer);
  }
  const idle = requestIdleCallback(run, { timeout: latestMs });
  return () => cancelIdleCallback(idle);
}
