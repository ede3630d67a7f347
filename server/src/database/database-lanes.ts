import type postgres from 'postgres';
import { unavailable } from '../errors.js';
import type { Sql } from './database.js';
import { type Lane, type RunTransaction, runOnLane } from './database-transaction.js';

export interface LanesOptions {
  /** Opens a pool of exactly one connection, so that its loss is that one's. */
  readonly openLane: (onLoss: () => void) => Sql;
  readonly laneCount: number;
  readonly deadlineMs: number;
  /** After which Postgres ends a transaction, whatever it waits for. */
  readonly longestMs: number;
}

interface OpenLane {
  readonly pool: Sql;
  losses: number;
  isConnected: boolean;
  onLoss: () => void;
}

/** Connections that carry one transaction at a time. */
export function createLanes(options: LanesOptions): { transaction: RunTransaction; close(): Promise<void> } {
  const all: OpenLane[] = [];
  const idle: OpenLane[] = [];
  const waiting: ((lane: OpenLane) => void)[] = [];

  const acquire = (): Promise<OpenLane> | OpenLane => {
    const lane = idle.pop();
    if (lane !== undefined) return lane;
    if (all.length < options.laneCount) return open();
    return new Promise((resolve) => waiting.push(resolve));
  };
  const open = (): OpenLane => {
    const lane: OpenLane = {
      pool: options.openLane(() => lost(lane)),
      losses: 0,
      isConnected: false,
      onLoss: () => {},
    };
    all.push(lane);
    return lane;
  };
  const release = (lane: OpenLane) => {
    const next = waiting.shift();
    if (next === undefined) idle.push(lane);
    else next(lane);
  };

  const transaction: RunTransaction = async (run) => {
    const deadline = startDeadline(options.deadlineMs);
    const running = Promise.resolve(acquire()).then((lane) =>
      (deadline.isOver() ? Promise.reject(tooLate()) : runOnce(lane, options.longestMs, deadline.isOver, run)).finally(
        () => release(lane),
      ),
    );
    running.catch(() => {});
    return await Promise.race([running, deadline.passed]).finally(deadline.clear);
  };
  const close = async () => {
    await Promise.all(all.map((lane) => lane.pool.end({ timeout: 1 })));
  };
  return { transaction, close };
}

function lost(lane: OpenLane): void {
  lane.losses += 1;
  lane.isConnected = false;
  lane.onLoss();
}

async function runOnce<T>(
  open: OpenLane,
  longestMs: number,
  isOver: () => boolean,
  run: Parameters<typeof runOnLane<T>>[2],
): Promise<T> {
  // Without asking for types a reservation of a new connection would never be answered: a statement comes first.
  if (!open.isConnected) await limitTransactions(open.pool, longestMs);
  open.isConnected = true;
  const sql: postgres.ReservedSql<{ bigint: number }> = await open.pool.reserve();
  const losses = open.losses;
  const lane: Lane = { sql, isLost: () => open.losses !== losses };
  // What waits inside postgres.js for a lost connection is never answered: the loss itself must end the wait.
  const loss = new Promise<never>((_resolve, reject) => {
    open.onLoss = () => reject(unavailable('The database connection was lost. Try again.'));
  });
  loss.catch(() => {});
  try {
    return await Promise.race([runOnLane(lane, isOver, run), loss]);
  } finally {
    if (!lane.isLost()) sql.release();
  }
}

/**
 * A client that falls silent between the messages of one statement is neither idle nor running one: no other timeout
 * ends its transaction, and what it has locked stays so for hours. Postgres knows this one from 17 on.
 */
async function limitTransactions(sql: Sql, longestMs: number): Promise<void> {
  await sql.unsafe(
    `select set_config('transaction_timeout', '${longestMs}', false) where current_setting('server_version_num')::int >= 170000`,
  );
}

function startDeadline(deadlineMs: number) {
  let over = false;
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      over = true;
      reject(tooLate());
    }, deadlineMs);
  });
  passed.catch(() => {});
  return { passed, isOver: () => over, clear: () => clearTimeout(timer) };
}

function tooLate() {
  return unavailable(
    'The database did not answer in time. The change may or may not have been made: look, or try again.',
  );
}
