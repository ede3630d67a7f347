import { GuidonError } from './errors.js';
import { parseJson } from './json.js';
import type { Cache } from './platform.js';
import type { Store } from './store.js';

/** What there is before the network has answered: the last good copy, else the bootstrap. */
export function loadFirst(
  store: Store,
  cache: Cache | undefined,
  bootstrap: unknown,
  report: (error: GuidonError) => void,
): void {
  if (loadCache(store, cache, report) || bootstrap === undefined) return;
  if (store.offerSnapshot(bootstrap, 'bootstrap') === 'malformed') {
    report(new GuidonError('protocol', 'bootstrap is not what GET /sdk/v1/snapshot answers: it was left aside.'));
  }
}

function loadCache(store: Store, cache: Cache | undefined, report: (error: GuidonError) => void): boolean {
  const read = cache?.read() ?? { kind: 'none' };
  if (read.kind === 'unusable') report(new GuidonError('cache', read.message));
  if (read.kind !== 'found') return false;
  if (store.offerSnapshot(parseJson(read.text), 'cache') !== 'malformed') return true;
  report(new GuidonError('cache', 'The cached copy is no snapshot that this version can read: it was left aside.'));
  return false;
}
