import { readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** `stale`: the lock of a server that is no more, though another process may bear its number now. */
export type Hold = 'free' | 'stale' | 'ready' | 'changing';

const lockFile = (dataDir: string) => join(dataDir, 'postmaster.pid');

export function holdOf(dataDir: string): Hold {
  const lock = readLock(dataDir);
  if (lock === undefined) return 'free';
  const holders = processesIn(dataDir);
  if (holders?.size === 0) return 'stale';
  const isPostmasterThere = holders?.has(lock.pid) ?? true;
  return lock.state === 'ready' && isPostmasterThere ? 'ready' : 'changing';
}

export function removeLock(dataDir: string): void {
  rmSync(lockFile(dataDir), { force: true });
}

interface Lock {
  readonly pid: string;
  readonly state: string;
}

/** The first line is the postmaster's number, the eighth what it is doing. */
function readLock(dataDir: string): Lock | undefined {
  try {
    const lines = readFileSync(lockFile(dataDir), 'utf8').split('\n');
    return { pid: lines[0]?.trim() ?? '', state: lines[7]?.trim() ?? '' };
  } catch {
    return undefined;
  }
}

/** Every process of Postgres works in its data directory; the dead that nobody has buried yet do not. */
function processesIn(dataDir: string): ReadonlySet<string> | undefined {
  if (process.platform !== 'linux') return undefined;
  const dir = realpathSync(dataDir);
  return new Set(readdirSync('/proc').filter((pid) => /^\d+$/.test(pid) && workingDirOf(pid) === dir));
}

function workingDirOf(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined;
  }
}
