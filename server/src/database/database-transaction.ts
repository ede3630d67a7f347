import type postgres from 'postgres';
import { unavailable } from '../errors.js';
import type { Sql } from './database.js';

export interface Transaction {
  readonly sql: Sql;
  /**
   * A write whose answer is not needed. All of them go as one statement at the end, the commit in the same packet:
   * none sees what another does, and no two may touch the same row.
   */
  later(query: Write): void;
}

export type Write = postgres.PendingQuery<postgres.Row[]>;

export type RunTransaction = <T>(run: (transaction: Transaction) => Promise<T>) => Promise<T>;

/** What a transaction runs on: one connection, and the news that it is lost. */
export interface Lane {
  readonly sql: Sql;
  isLost(): boolean;
}

/**
 * `begin` goes out with the first statement and `commit` with the last writes, which makes a change two round trips.
 * postgres.js itself may write to a lost connection, outside the transaction or to nowhere: every statement is guarded.
 */
export async function runOnLane<T>(lane: Lane, isOver: () => boolean, run: (transaction: Transaction) => Promise<T>) {
  const guard = () => {
    if (lane.isLost() || isOver()) throw unavailable('The database connection was lost. Try again.');
  };
  const sql = guarded(lane.sql, guard);
  const writes: Write[] = [];
  const begun = started(sql`begin`);
  try {
    const result = await run({ sql, later: (query) => void writes.push(query) });
    guard();
    await settle([begun, ...merged(sql, writes).map(started), started(sql`commit`)]);
    return result;
  } catch (error) {
    await rollback(lane);
    throw error;
  }
}

/** Each statement costs both sides as much as a small write itself: many of them go as one. */
function merged(sql: Sql, writes: readonly Write[]): readonly Write[] {
  const [first, ...others] = writes;
  if (first === undefined || others.length === 0) return writes;
  const start = sql`write_0 as (${first})`;
  const all = others.reduce((list, write, index) => sql`${list}, ${sql(`write_${index + 1}`)} as (${write})`, start);
  return [sql`with ${all} select`];
}

/** The first failure, but only once nothing is under way any more. */
async function settle(steps: readonly Promise<unknown>[]): Promise<void> {
  const outcomes = await Promise.allSettled(steps);
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure !== undefined) throw failure.reason;
}

async function rollback(lane: Lane): Promise<void> {
  if (lane.isLost()) return;
  // Where the rollback fails the connection is gone, and the transaction with it.
  await lane.sql`rollback`.catch(() => {});
}

function guarded(sql: Sql, guard: () => void): Sql {
  return new Proxy(sql, {
    apply: (target, receiver, args) => {
      guard();
      return Reflect.apply(target, receiver, args);
    },
  });
}

function started(query: postgres.PendingQuery<postgres.Row[]>): Promise<unknown> {
  const running = query.execute();
  // Looked at when the transaction ends; until then a failure must not count as unhandled.
  running.catch(() => {});
  return running;
}
