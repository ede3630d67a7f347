import type { Decision } from '@guidon/evaluator/projection';
import type { Decisions } from './decisions-view.js';

/** What the server decided for one context: what `POST /sdk/v1/evaluate` answers, and what a bootstrap is. */
export interface Answer {
  readonly version: number;
  readonly digest: string;
  readonly reset?: unknown;
  readonly flags: Readonly<Record<string, Decision>>;
}

/** Undefined where it is no answer. */
export function readAnswer(content: unknown): Answer | undefined {
  const answer = Object(content) as Answer;
  return answer.version >= 0 && answer.flags instanceof Object ? answer : undefined;
}

/** A decision that is none is left out. */
export function decisionsOf(answer: Answer | undefined): Decisions {
  return new Map(Object.entries(answer?.flags ?? {}).filter(([, decision]) => decision?.reason));
}

/** What an answer must have seen, and is named after: nothing where it is for no change that was told. */
export type Told = Partial<Pick<Answer, 'version' | 'digest'>>;

export function isBefore(answer: Answer, { version = 0 }: Told): boolean {
  return !answer.reset && answer.version < version;
}

/** The answer held, after a newer one to a question for `keys` alone. */
export function mergeAnswer(
  held: Answer | undefined,
  next: Answer,
  keys: readonly string[] | undefined,
  told: Told,
): Answer {
  if (!keys || next.reset) return next;
  // What was asked for and is not there is no more. What was not asked for may be older: it is as of what was told.
  const gone = Object.fromEntries(keys.map((key) => [key]));
  return { ...next, ...told, flags: { ...held?.flags, ...gone, ...next.flags } };
}
