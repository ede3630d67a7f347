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
