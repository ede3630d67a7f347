import type { SnapshotMetrics } from '../../server/src/features/snapshots/snapshot.metrics.js';
import type { SnapshotCacheMetrics } from '../../server/src/features/snapshots/snapshot-cache.metrics.js';
import type { StreamMetrics } from '../../server/src/features/streams/stream.metrics.js';
import type { Logger } from '../../server/src/logging.js';

const nothing = (): void => {};

/** Nobody counts. */
export const noMetrics: SnapshotMetrics & SnapshotCacheMetrics & StreamMetrics = {
  rebuilt: nothing,
  applied: nothing,
  lookFailed: nothing,
  read: nothing,
  waited: nothing,
  opened: nothing,
  closed: nothing,
  written: nothing,
  cut: nothing,
  refused: nothing,
};

export function loggerTo(note: (message: string) => void): Logger {
  const log = (first: unknown, second?: unknown): void => note(typeof first === 'string' ? first : String(second));
  return { info: log, warn: log, error: log, debug: nothing } as unknown as Logger;
}
