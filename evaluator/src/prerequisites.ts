/** A flag with more behind it, directly or not, is never met: an evaluation's length is bound by it. */
export const maximumFlagsBehind = 50;

/** The keys of the flags that a flag names as prerequisites. */
export type PrerequisitesOf = (key: string) => readonly string[];

/** The keys of all flags that stand behind one, directly or not; the search stops when there are too many. */
export function flagsBehind(key: string, prerequisitesOf: PrerequisitesOf): ReadonlySet<string> {
  const behind = new Set(prerequisitesOf(key));
  for (const one of behind) {
    if (behind.size > maximumFlagsBehind) break;
    for (const next of prerequisitesOf(one)) behind.add(next);
  }
  return behind;
}

/** Flags that stand behind themselves, or behind more than are allowed: their prerequisites count as failed. */
export function findUnmeetable(keys: Iterable<string>, prerequisitesOf: PrerequisitesOf): ReadonlySet<string> {
  const unmeetable = new Set<string>();
  for (const key of keys) {
    if (prerequisitesOf(key).length === 0) continue;
    const behind = flagsBehind(key, prerequisitesOf);
    if (behind.has(key) || behind.size > maximumFlagsBehind) unmeetable.add(key);
  }
  return unmeetable;
}
