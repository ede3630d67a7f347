import { setTimeout as sleep } from 'node:timers/promises';

export interface WaitOptions {
  /** Default: 5 s. */
  readonly timeoutMs?: number;
  /** What was waited for, in the error's message. */
  readonly what?: string;
}

const pollMs = 5;

/** Resolves with the condition's first truthy answer. It may throw until then. */
export async function waitFor<T>(condition: () => T | Promise<T>, options: WaitOptions = {}): Promise<T> {
  const { timeoutMs = 5_000, what = 'the condition' } = options;
  const begunAt = performance.now();
  let lastError: unknown;
  while (performance.now() - begunAt < timeoutMs) {
    try {
      const answer = await condition();
      if (answer) return answer;
      lastError = undefined;
    } catch (error) {
      lastError = error;
    }
    await sleep(pollMs);
  }
  throw new Error(`Waited ${timeoutMs} ms in vain for ${what}`, { cause: lastError });
}
