/** `evaluation`: the code asks what the flag serves. `mention`: its key stands there for another reason. */
export type UseKind = 'evaluation' | 'mention';

/** Where a flag's key stands in a code base. */
export interface CodeUse {
  readonly flag: string;
  /** From the root of the code base, with `/`. */
  readonly path: string;
  /** Counted from 1. */
  readonly line: number;
  readonly kind: UseKind;
  readonly excerpt?: string;
}

/** A use as a file's text has it. */
export interface Hit {
  readonly flag: string;
  readonly offset: number;
  readonly kind: UseKind;
}

export interface FileHits {
  readonly hits: readonly Hit[];
  /** Keys that the code asks for, and no flag has. */
  readonly unknown: readonly Hit[];
  /** Calls whose key is computed: what they ask for cannot be read. */
  readonly computed: number;
}

/** The keys that there are; null where nobody can be asked: then every key that is asked for counts. */
export type KnownFlags = ReadonlySet<string> | null;

/** More than this of one repository is not kept: it would no longer be looked through by people. */
export const mostUses = 10_000;
export const longestPath = 1_000;
export const longestExcerpt = 200;
export const highestLine = 10_000_000;

export function byPlace(one: CodeUse, other: CodeUse): number {
  return compareTexts(one.path, other.path) || one.line - other.line || compareTexts(one.flag, other.flag);
}

export function compareTexts(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
