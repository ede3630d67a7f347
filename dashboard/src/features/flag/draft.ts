import type { Condition, Rule } from '@guidon/evaluator';
import { changedParts, isSame, mergeSettings, type Settings } from './settings.js';

/** Settings as the server gave them, named so that an edit can say what it was made on. */
export interface Version {
  readonly settings: Settings;
  readonly etag: string;
}

export interface Draft {
  /** What the edit was begun on. */
  readonly base: Version;
  readonly mine: Settings;
  /** What somebody else has saved since; null where nobody has. */
  readonly theirs: Version | null;
}

export function beginDraft(base: Version): Draft {
  return { base, mine: base.settings, theirs: null };
}

export function isEdited({ base, mine }: Draft): boolean {
  return changedParts(base.settings, mine).length > 0;
}

/** News from the server: who has edited nothing sees it at once, who has is told. */
export function receive(draft: Draft, current: Version): Draft {
  if (current.etag === draft.base.etag) return draft;
  if (!isEdited(draft) || isSame(current.settings, draft.mine)) return beginDraft(current);
  // Only the switch is thrown without a draft, by oneself too: it contradicts no edit of anything else.
  const { contested } = mergeSettings(draft.base.settings, current.settings, draft.mine);
  const moved = changedParts(draft.base.settings, current.settings);
  if (contested.length === 0 && moved.every((part) => part === 'enabled')) return rebase(draft, current);
  return { ...draft, theirs: current };
}

/** Mine on top of theirs: what I did not touch is as they left it. */
export function rebase(draft: Draft, current: Version): Draft {
  const { merged } = mergeSettings(draft.base.settings, current.settings, draft.mine);
  return { base: current, mine: merged, theirs: null };
}

export function newRule(rules: readonly Rule[], variant: string): Rule {
  const taken = new Set(rules.map(({ id }) => id));
  const free = (number: number): string => (taken.has(`rule-${number}`) ? free(number + 1) : `rule-${number}`);
  return { id: free(rules.length + 1), conditions: [newCondition], serve: { variant } };
}

export const newCondition: Condition = { attribute: 'userId', operator: 'in', values: [] };

export function replaced<T>(list: readonly T[], place: number, item: T): readonly T[] {
  return list.map((held, index) => (index === place ? item : held));
}

export function without<T>(list: readonly T[], place: number): readonly T[] {
  return list.filter((_, index) => index !== place);
}

export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length) return list;
  const rest = without(list, from);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}
