import type { FlagItem } from '../flags/flag-list.types.js';
import { type Lifecycle, lifecycles } from '../flags/lifecycle.js';

export const debtColumns = ['flag', 'stage', 'age', 'evaluated', 'owner', 'uses'] as const;
export type DebtColumn = (typeof debtColumns)[number];

/** What the page shows, as it stands in the address. */
export interface DebtSearch {
  readonly stage?: Lifecycle | undefined;
  readonly sort?: DebtColumn | undefined;
  readonly isDescending?: true | undefined;
}

export function readDebtSearch({ stage, sort, isDescending }: Readonly<Record<string, unknown>>): DebtSearch {
  return {
    stage: lifecycles.find((known) => known === stage),
    sort: debtColumns.find((known) => known === sort),
    isDescending: isDescending === true || isDescending === 'true' ? true : undefined,
  };
}

/** What can go first comes first. */
const urgency: readonly Lifecycle[] = ['ready-to-remove', 'archived', 'released', 'planned', 'releasing'];

type Compare = (one: FlagItem, other: FlagItem) => number;

const byText = (one: string, other: string) => (one < other ? -1 : Number(one > other));
const byKey: Compare = (one, other) => byText(one.key, other.key);
/** The oldest first: what was made longest ago, or has not been asked for the longest. */
const orders: Readonly<Record<DebtColumn, Compare>> = {
  flag: byKey,
  stage: (one, other) => urgency.indexOf(one.lifecycle) - urgency.indexOf(other.lifecycle),
  age: (one, other) => byText(one.createdAt, other.createdAt),
  evaluated: (one, other) => byText(one.lastEvaluatedAt ?? '', other.lastEvaluatedAt ?? ''),
  // Whoever has no owner comes last.
  owner: (one, other) => byText(one.owner?.name ?? '\uFFFF', other.owner?.name ?? '\uFFFF'),
  uses: (one, other) => (one.codeUses ?? -1) - (other.codeUses ?? -1),
};

/** What is archived is debt only while code names it. */
export function isDebt({ lifecycle, codeUses }: FlagItem): boolean {
  return lifecycle !== 'archived' || (codeUses ?? 0) > 0;
}

export function orderDebt(flags: readonly FlagItem[], { stage, sort = 'stage', isDescending }: DebtSearch): FlagItem[] {
  const found = flags.filter((flag) => isDebt(flag) && (stage === undefined || flag.lifecycle === stage));
  const direction = isDescending === true ? -1 : 1;
  return found.sort(
    (one, other) => direction * orders[sort](one, other) || orders.age(one, other) || byKey(one, other),
  );
}

export function countByStage(flags: readonly FlagItem[]): ReadonlyMap<Lifecycle, number> {
  const counts = new Map<Lifecycle, number>();
  for (const { lifecycle } of flags.filter(isDebt)) counts.set(lifecycle, (counts.get(lifecycle) ?? 0) + 1);
  return counts;
}

/** A click on a column: by it, and the other way round at the next click. */
export function sortedBy(search: DebtSearch, column: DebtColumn): DebtSearch {
  const isAgain = (search.sort ?? 'stage') === column && search.isDescending !== true;
  return { ...search, sort: column, isDescending: isAgain ? true : undefined };
}
