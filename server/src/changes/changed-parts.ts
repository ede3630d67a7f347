import { isSameJson } from './change.digest.js';

/** Of two versions of something only the properties that differ: an audit record of a large thing stays small. */
export function changedParts<T extends object>(before: T, after: T): { before: Partial<T>; after: Partial<T> } {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof T)[];
  const changed = names.filter((name) => !isSameJson(before[name] ?? null, after[name] ?? null));
  return { before: pick(before, changed), after: pick(after, changed) };
}

function pick<T extends object>(thing: T, names: readonly (keyof T)[]): Partial<T> {
  return Object.fromEntries(names.map((name) => [name, thing[name]])) as Partial<T>;
}
