import type { ChangeTransaction, ChangeWriter } from '../../changes/changes.service.js';
import { lockEnvironment } from '../../changes/changes.store.js';
import type { Sql } from '../../database/database.js';
import { fromDatabase } from '../../database/database-errors.js';
import { GuidonError } from '../../errors.js';
import { system } from '../../http/caller.js';
import type { Logger } from '../../logging.js';
import { createLook, lookPeriodMs } from '../../look.js';
import type { Cancel, World } from '../../world.js';
import { heldOf } from './release.locks.js';
import type { ReleaseMetrics } from './release.metrics.js';
import { record, saveHeld } from './release.save.js';
import { failed, type Held, releaseCaller, settled } from './release.steps.js';
import type { FlagPorts, Place } from './releases.ports.js';
import type { ReleaseRow } from './releases.rows.js';
import { isAnyDue, lockDueEnvironment, lockDueReleases } from './releases.store.js';

export interface SchedulerDeps {
  readonly sql: Sql;
  readonly changes: ChangeWriter;
  readonly flags: FlagPorts;
  readonly world: Pick<World, 'every'>;
  readonly logger: Logger;
  readonly metrics: ReleaseMetrics;
}

export interface ReleaseScheduler {
  /** Until nothing is due that is not another node's work at this moment. Never rejects. */
  advanceDue(): Promise<void>;
  start(): Cancel;
}

/** So many of one environment go into one transaction, at most: locks are held for moments only. */
const largestBatch = 50;

/** What of this look is set aside: it cannot be done, or another node is at it. */
interface Aside {
  readonly environments: Set<number>;
  readonly releases: Set<string>;
}

interface Batch {
  readonly place: Place;
  readonly rows: readonly ReleaseRow[];
}

export function createReleaseScheduler({
  sql,
  changes,
  flags,
  world,
  logger,
  metrics,
}: SchedulerDeps): ReleaseScheduler {
  let batchSize = largestBatch;

  async function look(): Promise<void> {
    try {
      if (await isAnyDue(sql)) await advanceAll();
    } catch (error) {
      // What took too long together may be done in time apart.
      batchSize = Math.max(1, Math.floor(batchSize / 4));
      throw error;
    }
  }

  async function advanceAll(): Promise<void> {
    const aside: Aside = { environments: new Set(), releases: new Set() };
    let hasMore = true;
    while (hasMore) {
      hasMore = await advanceSome(aside, batchSize);
      batchSize = Math.min(largestBatch, batchSize * 2);
    }
  }

  /** One transaction for many; where one of them cannot be done, each gets one of its own. */
  async function advanceSome(aside: Aside, limit: number): Promise<boolean> {
    let batch: Batch | undefined;
    try {
      const lateMs = await changes.write(async (transaction) => {
        batch = await claim(transaction, aside, limit);
        return batch === undefined ? undefined : await advance(transaction, batch, aside);
      });
      metrics.wentOn(lateMs ?? []);
      return lateMs !== undefined;
    } catch (error) {
      if (batch === undefined || isPassing(error)) throw error;
      await apart(batch, error, aside);
      return true;
    }
  }

  async function claim(transaction: ChangeTransaction, aside: Aside, limit: number): Promise<Batch | undefined> {
    const found = await lockDueEnvironment(transaction.sql, [...aside.environments]);
    if (found === undefined) return undefined;
    const [environment, rows] = await Promise.all([
      lockEnvironment(transaction.sql, found.project, found.environment),
      lockDueReleases(transaction.sql, found.id, { limit, except: [...aside.releases] }),
    ]);
    if (environment === undefined) return undefined;
    if (rows.length === 0) aside.environments.add(found.id);
    return { place: { project: found.project, environment }, rows };
  }

  /** Answers how late each was that went on. */
  async function advance(transaction: ChangeTransaction, { place, rows }: Batch, aside: Aside): Promise<number[]> {
    const ids = rows.map(({ flagId }) => flagId);
    const configs = new Map(
      (await flags.readFlags(transaction.sql, place.environment.id, ids)).map((config) => [config.flagId, config]),
    );
    const all = rows.flatMap((row): Held[] => {
      const config = configs.get(row.flagId);
      return config === undefined ? [] : [settled(heldOf(row, config), releaseCaller(system, row))];
    });
    for (const { row, steps } of all) if (steps.length === 0) aside.releases.add(row.id);
    await saveHeld(transaction, flags, place, all);
    return all
      .filter(({ steps }) => steps.length > 0)
      .map(({ row: { now, dueAt } }) => Number(now) - Number(dueAt ?? now));
  }

  async function apart({ rows }: Batch, error: unknown, aside: Aside): Promise<void> {
    if (rows.length === 1) return await giveUp(rows, error, aside);
    for (const row of rows) await advanceOne(row, aside);
  }

  async function advanceOne(row: ReleaseRow, aside: Aside): Promise<void> {
    try {
      const lateMs = await changes.write(async (transaction) => {
        const batch = await claimOne(transaction, row);
        return batch === undefined ? [] : await advance(transaction, batch, aside);
      });
      metrics.wentOn(lateMs);
    } catch (error) {
      if (isPassing(error)) throw error;
      await giveUp([row], error, aside);
    }
  }

  async function claimOne({ sql: inside }: ChangeTransaction, row: ReleaseRow): Promise<Batch | undefined> {
    const [environment, rows] = await Promise.all([
      lockEnvironment(inside, row.project, row.environment),
      lockDueReleases(inside, row.environmentId, { limit: 1, only: row.id }),
    ]);
    return environment && { place: { project: row.project, environment }, rows };
  }

  /** It waits for people then: what was refused will be refused again. */
  async function giveUp(rows: readonly ReleaseRow[], error: unknown, aside: Aside): Promise<void> {
    const [row] = rows;
    if (row === undefined) return;
    aside.releases.add(row.id);
    const why = error instanceof GuidonError ? error.message : 'It cannot be read; the log of the server says more.';
    const { project, environment, flag } = row;
    logger.error({ err: error, release: row.id, project, environment, flag }, 'a release cannot go on, and was paused');
    await changes.write(async (transaction) => {
      const batch = await claimOne(transaction, row);
      if (batch === undefined) return;
      const stopped = batch.rows.map((now) => failed(now, `It could not go on: ${why}`, releaseCaller(system, now)));
      record(transaction, stopped, () => batch.place.environment.version);
      transaction.announce('changed', batch.place.environment.id);
    });
    metrics.gaveUp();
  }

  const run = createLook(look, logger, 'releases that are due cannot be advanced; they are tried again');
  return {
    advanceDue: run,
    start: () => world.every(lookPeriodMs, () => void run()),
  };
}

/** The database's fault: it is tried again at the next look. */
function isPassing(error: unknown): boolean {
  const known = fromDatabase(error);
  return known instanceof GuidonError && known.kind === 'unavailable';
}
