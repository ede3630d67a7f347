import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** What this process holds, without what is garbage. */
export function heldMemory(): NodeJS.MemoryUsage {
  collectGarbage();
  // What buffers hold goes a collection after them.
  collectGarbage();
  return process.memoryUsage();
}
