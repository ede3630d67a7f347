import type { Decisions } from './decisions-view.js';

/** What the server decided for one context: what `POST /sdk/v1/evaluate` answers, and what a bootstrap is. */
export interface Answer {
  readonly version: number;
  readonly digest: unknown;
  readonly reset?: unknown;
  readonly flags: Decisions;
}

/** Undefined where it is no answer. A decision that is none is left out. */
export function readAnswer(content: unknown): Answer | undefined {
  const { flags, ...rest } = Object(content) as Omit<Answer, 'flags'> & { readonly flags?: unknown };
  if (!(rest.version >= 0 && flags instanceof Object)) return undefined;
  return { ...rest, flags: new Map(Object.entries(flags).filter(([, decision]) => decision?.reason)) };
}
