import { type Decision, stateId } from '@guidon/evaluator/projection';
import type { Decisions } from './decisions-view.js';

/** What the server decided for one context: what `POST /sdk/v1/evaluate` answers, and what a bootstrap is. */
export interface Answer {
  readonly version: number;
  readonly digest: string;
  readonly reset?: unknown;
  readonly flags: Readonly<Record<string, Decision>>;
  /** The state that all of it has seen. */
  readonly id: string;
  /** The name of the context. */
  readonly whom: number;
}

/** Undefined where it is no answer. */
export function readAnswer(content: unknown, whom: number): Answer | undefined {
  const answer = Object(content) as Answer;
  return answer.flags instanceof Object ? { ...answer, id: stateId(answer), whom } : undefined;
}

/** A decision that is none is left out. */
export function decisionsOf(answer: Answer | undefined): Decisions {
  return new Map(Object.entries({ ...answer?.flags }).filter(([, decision]) => decision?.reason));
}
