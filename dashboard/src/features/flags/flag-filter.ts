import type { FlagKind } from '@guidon/evaluator';
import type { FlagItem } from './flag-list.types.js';
import { type Lifecycle, lifecycles } from './lifecycle.js';

const kinds: readonly string[] = ['boolean', 'string', 'number', 'json'] satisfies FlagKind[];
const sorts = ['name', 'updated', 'evaluated', 'traffic'] as const;
export type FlagSort = (typeof sorts)[number];

/** What the page shows, as it stands in the address: what is not there is not asked for. */
export interface FlagFilter {
  readonly q?: string;
  readonly tag?: string;
  readonly kind?: FlagKind;
  /** The owner's id; `none` for flags without one. */
  readonly owner?: string;
  readonly environment?: string;
  readonly state?: 'on' | 'off';
  readonly lifecycle?: Lifecycle;
  readonly archived?: true;
  readonly sort?: FlagSort;
}

/** An address may be typed by hand: what cannot be read is left out. */
export function readFilter(search: Readonly<Record<string, unknown>>): FlagFilter {
  const { kind, state, sort } = search;
  const lifecycle = lifecycles.find((known) => known === search['lifecycle']);
  return {
    ...textIn(search, 'q'),
    ...textIn(search, 'tag'),
    ...textIn(search, 'owner'),
    ...textIn(search, 'environment'),
    ...(typeof kind === 'string' && kinds.includes(kind) && { kind: kind as FlagKind }),
    ...((state === 'on' || state === 'off') && { state }),
    ...(lifecycle !== undefined && { lifecycle }),
    ...((search['archived'] === true || search['archived'] === 'true') && { archived: true as const }),
    ...(sorts.includes(sort as FlagSort) && sort !== 'name' && { sort: sort as FlagSort }),
  };
}

/** The router reads `?q=42` as a number. */
function textIn<N extends string>(search: Readonly<Record<string, unknown>>, name: N): { readonly [K in N]?: string } {
  const value = search[name];
  const text = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  return typeof text === 'string' && text !== '' ? ({ [name]: text } as { [K in N]: string }) : {};
}

export function filterFlags(flags: readonly FlagItem[], filter: FlagFilter): readonly FlagItem[] {
  const words = (filter.q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  const found = flags.filter((flag) => isNamed(flag, words) && isOfKind(flag, filter) && isInState(flag, filter));
  return found.sort(orders[filter.sort ?? 'name']);
}

function isNamed({ key, description, tags }: FlagItem, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = `${key} ${description} ${tags.join(' ')}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

function isOfKind(flag: FlagItem, { tag, kind, owner, lifecycle }: FlagFilter): boolean {
  if (tag !== undefined && !flag.tags.includes(tag)) return false;
  if (kind !== undefined && flag.kind !== kind) return false;
  if (lifecycle !== undefined && flag.lifecycle !== lifecycle) return false;
  return owner === undefined || (flag.owner?.id ?? 'none') === owner;
}

/** Without an environment: on anywhere, or off everywhere. */
function isInState(flag: FlagItem, { environment, state }: FlagFilter): boolean {
  if (state === undefined) return true;
  const asked = Object.entries(flag.environments).filter(([key]) => environment === undefined || key === environment);
  return asked.some(([, { enabled }]) => enabled) === (state === 'on');
}

const byKey = (one: FlagItem, other: FlagItem) => (one.key < other.key ? -1 : Number(one.key > other.key));
const newestFirst = (one: string | null, other: string | null) =>
  (other ?? '') < (one ?? '') ? -1 : Number((other ?? '') > (one ?? ''));

const orders: Readonly<Record<FlagSort, (one: FlagItem, other: FlagItem) => number>> = {
  name: byKey,
  updated: (one, other) => newestFirst(one.updatedAt, other.updatedAt) || byKey(one, other),
  evaluated: (one, other) => newestFirst(one.lastEvaluatedAt, other.lastEvaluatedAt) || byKey(one, other),
  traffic: (one, other) => sumOf(other.evaluations) - sumOf(one.evaluations) || byKey(one, other),
};

export function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** What the filters offer: only what some flag has. */
export function optionsOf(flags: readonly FlagItem[]) {
  const tags = [...new Set(flags.flatMap((flag) => flag.tags))].sort();
  const owners = new Map(flags.flatMap(({ owner }) => (owner === null ? [] : [[owner.id, owner.name] as const])));
  return { tags, owners: [...owners].sort(([, one], [, other]) => one.localeCompare(other)) };
}

export function isFiltered({ sort: _, ...filter }: FlagFilter): boolean {
  return Object.keys(filter).length > 0;
}
