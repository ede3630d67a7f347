import { isSame } from '../ui/is-same.js';

/** A thing as the server gave it, named so that an edit can say what it was made on. */
export interface Version<T> {
  readonly value: T;
  readonly etag: string;
}

export interface Draft<T> {
  /** What the edit was begun on. */
  readonly base: Version<T>;
  readonly mine: T;
  /** What somebody else has saved since; null where nobody has. */
  readonly theirs: Version<T> | null;
}

export type PartOf<T> = keyof T & string;

export function beginDraft<T>(base: Version<T>): Draft<T> {
  return { base, mine: base.value, theirs: null };
}

export function isEdited<T extends object>({ base, mine }: Draft<T>): boolean {
  return changedParts(base.value, mine).length > 0;
}

/**
 * News from the server: who has edited nothing sees it at once, who has is told. Changes of the `quiet` parts alone
 * contradict no edit of anything else, and are taken over without a word.
 */
export function receive<T extends object>(
  draft: Draft<T>,
  current: Version<T>,
  quiet: readonly PartOf<T>[] = [],
): Draft<T> {
  if (current.etag === draft.base.etag) return draft;
  if (!isEdited(draft) || isSame(current.value, draft.mine)) return beginDraft(current);
  const { contested } = mergeParts(draft.base.value, current.value, draft.mine);
  const moved = changedParts(draft.base.value, current.value);
  if (contested.length === 0 && moved.every((part) => quiet.includes(part))) return rebase(draft, current);
  return { ...draft, theirs: current };
}

/** Mine on top of theirs: what I did not touch is as they left it. */
export function rebase<T extends object>(draft: Draft<T>, current: Version<T>): Draft<T> {
  const { merged } = mergeParts(draft.base.value, current.value, draft.mine);
  return { base: current, mine: merged, theirs: null };
}

function changedParts<T extends object>(before: T, after: T): readonly PartOf<T>[] {
  return (Object.keys(before) as PartOf<T>[]).filter((part) => !isSame(before[part], after[part]));
}

/** Only what was edited: what others change meanwhile elsewhere stays theirs. */
export function patchOf<T extends object>(before: T, after: T): Partial<T> {
  return pick(after, changedParts(before, after));
}

export interface Merge<T> {
  /** Mine over theirs, part by part. */
  readonly merged: T;
  /** What both changed, to different ends: mine would undo theirs there. */
  readonly contested: readonly PartOf<T>[];
}

export function mergeParts<T extends object>(base: T, theirs: T, mine: T): Merge<T> {
  const edited = changedParts(base, mine);
  const moved = changedParts(base, theirs);
  const contested = edited.filter((part) => moved.includes(part) && !isSame(theirs[part], mine[part]));
  return { merged: { ...theirs, ...pick(mine, edited) }, contested };
}

function pick<T extends object>(from: T, parts: readonly PartOf<T>[]): Partial<T> {
  return Object.fromEntries(parts.map((part) => [part, from[part]])) as Partial<T>;
}
