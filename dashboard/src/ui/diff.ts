import { isSame } from './is-same.js';

export interface Difference {
  /** As one would write it: `rules[0].percentage`; empty where the whole is meant. */
  readonly path: string;
  /** Undefined where there was nothing. */
  readonly before: unknown;
  readonly after: unknown;
}

/** What differs between two values of JSON, part by part; lists are compared by place, or by `id` where items have one. */
export function diffOf(before: unknown, after: unknown, path = ''): Difference[] {
  if (isSame(before, after)) return [];
  if (isRecord(before) && isRecord(after)) return diffOfRecords(before, after, path);
  if (isListOfNamed(before) && isListOfNamed(after)) return diffOfNamed(before, after, path);
  return [{ path, before, after }];
}

type Json = Readonly<Record<string, unknown>>;
type Named = { readonly id: string };

function diffOfRecords(before: Json, after: Json, path: string): Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.flatMap((name) => diffOf(before[name], after[name], path === '' ? name : `${path}.${name}`));
}

function diffOfNamed(before: readonly Named[], after: readonly Named[], path: string): Difference[] {
  const ids = [...new Set([...before, ...after].map(({ id }) => id))];
  const byId = (list: readonly Named[], wanted: string) => list.find(({ id }) => id === wanted);
  const parts = ids.flatMap((id) => diffOf(byId(before, id), byId(after, id), `${path}[${id}]`));
  const kept = (list: readonly Named[], other: readonly Named[]) =>
    list.filter(({ id }) => byId(other, id) !== undefined).map(({ id }) => id);
  const [orderBefore, orderAfter] = [kept(before, after), kept(after, before)];
  if (isSame(orderBefore, orderAfter)) return parts;
  return [...parts, { path: `${path} (order)`, before: orderBefore, after: orderAfter }];
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isListOfNamed(value: unknown): value is readonly Named[] {
  return (
    Array.isArray(value) && value.length > 0 && value.every((item) => isRecord(item) && typeof item['id'] === 'string')
  );
}
