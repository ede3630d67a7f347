import postgres from 'postgres';
import { arrayTypes } from './database-arrays.js';
import { type HostChoice, namedHosts } from './database-hosts.js';
import { createLanes } from './database-lanes.js';
import { createSiblings, type Siblings } from './database-siblings.js';
import { socketOpener } from './database-socket.js';
import { type TlsWish, tlsWishOf } from './database-tls.js';
import type { RunTransaction } from './database-transaction.js';

export type Sql = postgres.Sql<{ bigint: number }>;
export type { Transaction } from './database-transaction.js';

export interface Database {
  /** For single statements. What must hold together goes through {@link Database.transaction}. */
  readonly sql: Sql;
  /** For statements that find what they ask for by an index: a connection that leaves one unanswered is given up soon. */
  readonly quick: Sql;
  readonly transaction: RunTransaction;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** May name several servers: the one that writes is asked. */
  readonly url: string;
  /** Whether one that only reads will do. */
  readonly isStandbyWelcome?: boolean;
  /** Connections for single statements. */
  readonly poolSize?: number;
  /** Connections for transactions. */
  readonly laneCount?: number;
  readonly deadlineMs?: number;
}

const defaultDeadlineMs = 1_800;
const statementTimeoutMs = 10_000;
/** Less than the two seconds from one look at Postgres to the next: each next one has a connection that is new. */
const quickSilenceMs = 1_600;

/** Connects nowhere yet: the first statement does. */
export function openDatabase(options: DatabaseOptions): Database {
  const deadlineMs = options.deadlineMs ?? defaultDeadlineMs;
  const { url, choice } = namedHosts(options.url);
  const { isStandbyWelcome = false } = options;
  const tls = tlsWishOf(url);
  const common = { choice, tls, isStandbyWelcome, siblings: createSiblings(), statementTimeoutMs };
  const sql = connectPool(url, { ...common, max: options.poolSize ?? 5 });
  const quick = connectPool(url, { ...common, max: 1, silenceTimeoutMs: quickSilenceMs });
  const inLane = laneTimeouts(deadlineMs);
  const openLane = (onLoss: () => void) => connectPool(url, { ...common, ...inLane, max: 1, onLoss });
  const longestMs = inLane.statementTimeoutMs + inLane.idleTimeoutMs;
  const lanes = createLanes({ openLane, laneCount: options.laneCount ?? 6, deadlineMs, longestMs });
  return {
    sql,
    quick,
    transaction: lanes.transaction,
    close: async () => {
      await Promise.all([sql.end({ timeout: 1 }), quick.end({ timeout: 1 }), lanes.close()]);
    },
  };
}

function laneTimeouts(deadlineMs: number) {
  return {
    statementTimeoutMs: Math.max(1_500, deadlineMs),
    idleTimeoutMs: Math.max(2_000, deadlineMs),
    // Whoever has more time than others may wait for those before it, too.
    lockTimeoutMs: Math.max(1_000, deadlineMs / 2),
  };
}

/**
 * From this size on postgres.js sends at once. A first message of it drives out whatever a lost connection has left
 * behind, which would otherwise hold up its successor for many seconds; Postgres cuts the name at 63 characters.
 */
const longestHeldBack = 1024;

interface PoolOptions {
  readonly max: number;
  readonly statementTimeoutMs: number;
  /** Default: a second more than a statement may take. */
  readonly silenceTimeoutMs?: number;
  readonly lockTimeoutMs?: number;
  /** In a transaction. */
  readonly idleTimeoutMs?: number;
  readonly onLoss?: () => void;
  readonly siblings: Siblings;
  readonly tls: TlsWish | undefined;
  readonly choice: HostChoice | undefined;
  readonly isStandbyWelcome: boolean;
}

function connectPool(url: string, options: PoolOptions): Sql {
  const { max, statementTimeoutMs, lockTimeoutMs = 1_000, idleTimeoutMs = 2_000, ...socketOptions } = options;
  const silenceTimeoutMs = statementTimeoutMs + 1_000;
  const socket = socketOpener({ connectTimeoutMs: 1_500, silenceTimeoutMs, ...socketOptions });
  return postgres(url, {
    max,
    // By the time postgres.js has a socket, it is encrypted.
    ssl: false,
    // An integer of Postgres is one of JavaScript's: ids and versions stay far below 2^53.
    types: { bigint: { to: 20, from: [20], parse: Number, serialize: String }, ...(arrayTypes as object) },
    fetch_types: false,
    connect_timeout: 2,
    idle_timeout: 60,
    // Only a statement makes a new attempt: a short pause keeps many of them from being a storm.
    backoff: () => 0.05 * (1 + Math.random()),
    connection: {
      application_name: 'guidon'.padEnd(longestHeldBack),
      statement_timeout: statementTimeoutMs,
      lock_timeout: lockTimeoutMs,
      idle_in_transaction_session_timeout: idleTimeoutMs,
    },
    onnotice: () => {},
    ...({ socket } as object),
  });
}
