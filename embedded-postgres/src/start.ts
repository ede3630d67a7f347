import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Binaries, findBinaries } from './binaries.js';
import { holdOf, removeLock } from './data-dir-lock.js';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { freePort } from './free-port.js';
import { ensureDataDir } from './init.js';
import { readPassword } from './password.js';
import { launchPostmaster } from './postmaster.js';
import { supervise } from './supervise.js';

export interface EmbeddedPostgresOptions {
  readonly dataDir: string;
  /** Default: any free port. */
  readonly port?: number;
  /** Gives durability away for speed: for tests only. */
  readonly unsafeFast?: boolean;
  /** What else is set, `name=value`, over what we set. */
  readonly settings?: readonly string[];
  /** What Postgres says. */
  readonly log?: (line: string) => void;
  /** What somebody should look at: it ended by itself and is started again. */
  readonly warn?: (line: string) => void;
}

export interface EmbeddedPostgres {
  readonly url: string;
  readonly port: number;
  /** Changes when it had to be started again. */
  readonly pid: number;
  readonly timings: { readonly initMs: number; readonly startMs: number };
  stop(): Promise<void>;
  /** As a power cut ends it, and for good: it is not started again. */
  kill(): Promise<void>;
}

/**
 * Starts a real Postgres on 127.0.0.1 and makes its data directory on the first start. Should it be killed, it is
 * started again in the same place. Call it from the main thread: Linux ties the child's life to the thread that started it.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const begunAt = performance.now();
  const { dataDir, unsafeFast = false, warn = () => undefined } = options;
  const binaries = findBinaries();
  await ensureDataDir({ binaries, dataDir, unsafeFast });
  const password = readPassword(dataDir);
  const madeAt = performance.now();
  const { child, port } = await launch(options, binaries);
  const again = async () => (await launch({ ...options, port }, binaries)).child;
  const supervised = supervise(child, again, warn);
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    port,
    get pid() {
      return supervised.pid;
    },
    timings: { initMs: Math.round(madeAt - begunAt), startMs: Math.round(performance.now() - madeAt) },
    stop: supervised.stop,
    kill: supervised.kill,
  };
}

interface Launched {
  readonly child: ChildProcess;
  readonly port: number;
}

const stoppingWaitMs = 30_000;
const readyWaitMs = 1_000;
const retryMs = 50;

// A server whose owner was killed a moment ago is still shutting down: wait for it, but not for one that lives on.
async function launch(options: EmbeddedPostgresOptions, binaries: Binaries): Promise<Launched> {
  const { dataDir, unsafeFast = false, settings = [], log = () => undefined } = options;
  const begunAt = performance.now();
  for (;;) {
    const port = options.port ?? (await freePort());
    const result = await launchPostmaster({ postgres: binaries.postgres, dataDir, port, unsafeFast, settings, log });
    if (result.kind === 'ready') return { child: result.child, port };
    const waitMs = patienceMs(dataDir, result.output, options.port === undefined);
    if (performance.now() - begunAt >= waitMs) throw failure(dataDir, result.output);
    await sleep(retryMs);
  }
}

function patienceMs(dataDir: string, output: string, isPortOurs: boolean): number {
  if (!isHeld(output)) return isPortOurs && output.includes('could not bind') ? readyWaitMs : 0;
  const hold = holdOf(dataDir);
  if (hold === 'stale') removeLock(dataDir);
  return hold === 'ready' ? readyWaitMs : stoppingWaitMs;
}

const isHeld = (output: string) =>
  /lock file "postmaster\.pid" already exists|pre-existing shared memory block/.test(output);

function failure(dataDir: string, output: string): EmbeddedPostgresError {
  if (!isHeld(output)) return new EmbeddedPostgresError('start-failed', `Postgres did not start: ${output.trim()}`);
  return new EmbeddedPostgresError(
    'in-use',
    `${dataDir} is in use by another running server. Stop that one, or choose another data directory.`,
  );
}
