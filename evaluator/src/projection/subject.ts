import type { Parts } from './projection.js';

/** Whom flags are decided for, with all that a flag may ask. */
export interface Subject extends Pick<Parts, 'segments'> {
  readonly read: (attribute: string) => unknown;
  /** The pseudonym of an attribute's value; undefined for what has no text. */
  readonly pseudonym: (attribute: string, value: unknown) => string | undefined;
  readonly prerequisitesOf: (flag: string) => readonly string[];
  /** Whether the flag serves one of the variants without being off. */
  readonly isMet: (flag: string, variants: readonly unknown[]) => boolean;
}
