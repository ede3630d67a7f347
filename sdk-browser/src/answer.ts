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
  readonly whom?: number | undefined;
}

/** Undefined where it is no answer. */
export function readAnswer(content: unknown, whom?: number): Answer | undefined {
  const answer = Object(content) as Answer;
  return answer.version >= 0 && Object(answer.flags) === answer.flags
    ? { ...answer, id: stateId(answer), whom }
    : undefined;
}

/** The answer held, after a newer one to a question for `keys` alone, after `told`. */
export function merged(held: Answer | undefined, next: Answer, keys: readonly string[], told: string): Answer {
  // What was asked for and is not there is no more. What was not asked for may be older: it is as of what was told.
  const flags: Record<string, Decision> = { ...held?.flags };
  for (const key of keys) flags[key] = next.flags[key] as Decision;
  return { ...next, id: told || next.id, flags };
}

/** A decision that is none is left out. */
export function decisionsOf(answer: Answer | undefined): Decisions {
  return new Map(Object.entries({ ...answer?.flags }).filter(([, decision]) => decision?.reason));
}
