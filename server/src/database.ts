import postgres from 'postgres';
import { createLanes } from './database-lanes.js';
import { connectSocket, type SocketTarget } from './database-socket.js';
import type { RunTransaction } from './database-transaction.js';

export type Sql = postgres.Sql<{ bigint: number }>;
export type { Transaction } from './database-transaction.js';

export interface Database {
  /** For single statements. What must hold together goes through {@link Database.transaction}. */
  readonly sql: Sql;
  readonly transaction: RunTransaction;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  readonly url: string;
  /** Connections for single statements. */
  readonly poolSize?: number;
  /** Connections for transactions. */
  readonly laneCount?: number;
  readonly deadlineMs?: number;
}

export const defaultDeadlineMs = 1_800;

/** Connects nowhere yet: the first statement does. */
export function openDatabase(options: DatabaseOptions): Database {
  const deadlineMs = options.deadlineMs ?? defaultDeadlineMs;
  const sql = connectPool(options.url, { max: options.poolSize ?? 6, statementTimeoutMs: 10_000 });
  const openLane = (onclose: () => void) =>
    connectPool(options.url, { max: 1, statementTimeoutMs: Math.max(1_500, deadlineMs), onclose });
  const lanes = createLanes({ openLane, laneCount: options.laneCount ?? 6, deadlineMs });
  return {
    sql,
    transaction: lanes.transaction,
    close: async () => {
      await Promise.all([sql.end({ timeout: 2 }), lanes.close()]);
    },
  };
}

interface PoolOptions {
  readonly max: number;
  readonly statementTimeoutMs: number;
  readonly onclose?: () => void;
}

function connectPool(url: string, { max, statementTimeoutMs, onclose }: PoolOptions): Sql {
  const limits = { connectTimeoutMs: 1_500, silenceTimeoutMs: statementTimeoutMs + 1_000 };
  const socket = (target: SocketTarget) => connectSocket(target, limits);
  return postgres(url, {
    max,
    // An integer of Postgres is one of JavaScript's: ids and versions stay far below 2^53.
    types: { bigint: { to: 20, from: [20], parse: Number, serialize: String } },
    connect_timeout: 2,
    idle_timeout: 60,
    backoff: (retries: number) => Math.min(1, 0.05 * 2 ** Math.min(retries, 5)) * (0.5 + Math.random() / 2),
    connection: {
      application_name: 'guidon',
      statement_timeout: statementTimeoutMs,
      lock_timeout: 1_000,
      idle_in_transaction_session_timeout: 2_000,
    },
    onnotice: () => {},
    ...(onclose && { onclose }),
    ...({ socket } as object),
  });
}
