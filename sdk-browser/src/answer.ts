import type { Decisions } from './decisions-view.js';

/** What the server decided for one context: what `POST /sdk/v1/evaluate` answers, and what a bootstrap is. */
export interface Answer {
  /** The environment's `version-digest`. */
  readonly id: string;
  readonly version: number;
  readonly decisions: Decisions;
  readonly reset?: unknown;
  /** As it came. */
  readonly content: object;
}

interface Wire {
  readonly version?: unknown;
  readonly digest?: unknown;
  readonly flags?: unknown;
  readonly reset?: unknown;
}

/** Undefined where it is no answer. A decision that is none is left out. */
export function readAnswer(content: unknown): Answer | undefined {
  const { version, digest, flags, reset } = Object(content) as Wire;
  if (typeof version !== 'number' || !(flags instanceof Object)) return undefined;
  const decisions = new Map(Object.entries(flags).filter(([, decision]) => decision?.reason && 'value' in decision));
  return { id: `${version}-${digest}`, version, decisions, reset, content: content as object };
}
