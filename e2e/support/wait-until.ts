import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves with the first truthy answer. `context` is read when the wait was in vain. */
export async function waitUntil<T>(
  answer: () => T | Promise<T>,
  { timeoutMs = 15_000, what, context = () => '' }: { timeoutMs?: number; what: string; context?: () => string },
): Promise<NonNullable<T>> {
  const begunAt = performance.now();
  while (performance.now() - begunAt < timeoutMs) {
    const value = await answer();
    if (value) return value;
    await sleep(10);
  }
  throw new Error(`Waited ${timeoutMs} ms in vain for ${what}.\n${context()}`);
}
