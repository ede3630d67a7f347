import type { EnabledFlag } from './model.js';

/** Whom a flag is decided for, and what else it may ask; nobody in particular while it is only read. */
export interface Subject {
  readonly read: (attribute: string) => unknown;
  /** The pseudonym of an attribute's value; undefined for what has no text. */
  readonly pseudonym: (attribute: string, value: unknown) => string | undefined;
  /** Undefined for an unknown segment; throws where it cannot be said here. */
  readonly isIn: (segment: string) => boolean | undefined;
  /** Whether the flag's prerequisites are met; throws where it cannot be said here. */
  readonly isMet: (flag: EnabledFlag) => boolean;
}

const nothing = (): undefined => undefined;

export const nobody: Subject = { read: nothing, pseudonym: nothing, isIn: nothing, isMet: () => false };
