import { tmpdir } from 'node:os';
import path from 'node:path';

/** Grows by a byte with each collection that a process was asked for. */
export function collectionsFile(pid) {
  return path.join(tmpdir(), `guidon-bench-collections-${pid}`);
}
