import { within } from '../async.js';
import type { Logger } from '../logging.js';
import type { World } from '../world.js';
import type { Sql } from './database.js';
import { lsnOf, replicaLag } from './replica-lag.js';

/** Runs what may be read from a replica: once there, or on the primary, or first there and then on the primary. */
export type ReadAside = <T>(read: (sql: Sql) => Promise<T>) => Promise<T>;

export interface Replica {
  readonly read: ReadAside;
  /** Something was written by now, here or on another node: until the replica shows it, the primary is asked. */
  wrote(): void;
  start(): void;
  close(): void;
}

export interface ReplicaDeps {
  readonly primary: Sql;
  readonly replica: Sql;
  readonly world: Pick<World, 'now' | 'every' | 'after'>;
  readonly logger: Logger;
  /** Whether this node hears of what others write. */
  readonly isTold: () => boolean;
}

const lookPeriodMs = 500;
const longestLagMs = 10_000;
/** Then there is still time to ask the primary. */
const patienceMs = 600;

export function createReplica({ primary, replica, world, logger, isTold }: ReplicaDeps): Replica {
  const lag = replicaLag();
  let wroteAtMs = world.now();
  let isTrusted = false;
  let isKnown: boolean | undefined;
  let isLooking = false;
  let cancel = () => {};

  const isFresh = () => {
    const { shownUntilMs } = lag;
    return shownUntilMs !== undefined && world.now() - shownUntilMs <= longestLagMs;
  };
  const mayAsk = () => isTrusted && isTold() && isFresh() && (lag.shownUntilMs ?? 0) > wroteAtMs;

  function tell(): void {
    const isNow = isTrusted && isFresh();
    if (isNow === isKnown) return;
    if (isNow) logger.info('the replica is current; lists and history are read from it');
    else logger.warn('the replica is away, or its lag is not known to be below 10 s; all is read from the primary');
    isKnown = isNow;
  }

  async function look(): Promise<void> {
    const atMs = world.now();
    // What was acknowledged without waiting for the disk lies before where the next record goes, not before what is flushed.
    const asking = primary<{ lsn: string }[]>`select pg_current_wal_insert_lsn()::text as lsn`;
    const [head] = await within(world, patienceMs, asking).catch(() => []);
    if (head !== undefined) lag.primaryAt(lsnOf(head.lsn), atMs);
    // Null on what is a primary itself, be it since a moment ago.
    const [shown] = await within(
      world,
      patienceMs,
      replica<{ lsn: string | null }[]>`
        select case when pg_is_in_recovery() then pg_last_wal_replay_lsn()::text end as lsn`,
    );
    lag.replicaAt(shown?.lsn == null ? undefined : lsnOf(shown.lsn));
    isTrusted = true;
  }

  async function keepLooking(): Promise<void> {
    if (isLooking) return;
    isLooking = true;
    await look().catch(() => {
      isTrusted = false;
    });
    isLooking = false;
    tell();
  }

  return {
    read: async (run) => {
      if (!mayAsk()) return await run(primary);
      try {
        return await within(world, patienceMs, run(replica));
      } catch {
        // A reading may be had twice; what is wrong with it the primary says, too.
        isTrusted = false;
        return await run(primary);
      }
    },
    wrote: () => {
      wroteAtMs = world.now();
    },
    start: () => {
      cancel = world.every(lookPeriodMs, () => void keepLooking());
      void keepLooking();
    },
    close: () => cancel(),
  };
}
