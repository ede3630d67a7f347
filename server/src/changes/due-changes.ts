import type { Sql } from '../database/database.js';
import { type ErrorKind, GuidonError } from '../errors.js';
import type { Logger } from '../logging.js';
import { createLook, lookPeriodMs } from '../look.js';
import type { Cancel, World } from '../world.js';
import type { ChangeTransaction, ChangeWriter } from './changes.service.js';

/** Changes that wait for their time; whose they are is said by who makes them. */
export interface DueChanges<Row extends { readonly id: string }> {
  /** As the log names them. */
  readonly what: string;
  /** One whose time has come by the database's clock, none of `except`, and which no other node holds. */
  lockDue(sql: Sql, except: readonly string[]): Promise<Row | undefined>;
  /** The change, its state and what the audit log says of both. */
  make(transaction: ChangeTransaction, row: Row): Promise<void>;
  /** In a transaction of its own: the one that it failed in is undone. */
  giveUp(transaction: ChangeTransaction, row: Row, error: GuidonError): Promise<void>;
}

export interface DueDeps {
  readonly changes: ChangeWriter;
  readonly world: Pick<World, 'every'>;
  readonly logger: Logger;
}

/** These do not pass: what is refused so will be refused again. */
const lasting: readonly ErrorKind[] = ['stale', 'conflict', 'invalid', 'not-found', 'forbidden', 'approval-needed'];

/** Every node looks for what is due; each change is made by one of them, in one transaction, once. */
export function createDueRunner<Row extends { readonly id: string }>(due: DueChanges<Row>, deps: DueDeps) {
  const { changes, world, logger } = deps;

  /** Runs a transaction that says which change it took; where that one cannot be made, it is given up. */
  async function attempt(run: Attempt<Row>, giveUp: DueChanges<Row>['giveUp'] = due.giveUp): Promise<void> {
    let taken: Row | undefined;
    const take = (row: Row) => {
      taken = row;
    };
    try {
      await changes.write((transaction) => run(transaction, take));
    } catch (error) {
      const row = taken;
      if (row === undefined || !(error instanceof GuidonError) || !lasting.includes(error.kind)) throw error;
      await changes.write((transaction) => giveUp(transaction, row, error));
    }
  }

  /** Answers which one it took; undefined where none is due. */
  async function makeNext(except: readonly string[]): Promise<Looked | undefined> {
    let id: string | undefined;
    try {
      await attempt(async (transaction, take) => {
        const row = await due.lockDue(transaction.sql, except);
        if (row === undefined) return;
        id = row.id;
        take(row);
        await due.make(transaction, row);
      });
      return id === undefined ? undefined : { id };
    } catch (error) {
      if (id === undefined) throw error;
      return { id, error };
    }
  }

  /** What fails for no lasting reason holds up no other, and waits for the next look. */
  async function makeAll(): Promise<void> {
    const looked: Looked[] = [];
    const next = () => makeNext(looked.map(({ id }) => id));
    for (let one = await next(); one !== undefined; one = await next()) looked.push(one);
    const failed = looked.find(({ error }) => error !== undefined);
    if (failed !== undefined) throw failed.error;
  }

  const makeDue = createLook(makeAll, logger, `${due.what} cannot be made; they are tried again`);

  return { attempt, makeDue, start: (): Cancel => world.every(lookPeriodMs, () => void makeDue()) };
}

type Attempt<Row> = (transaction: ChangeTransaction, take: (row: Row) => void) => Promise<void>;

interface Looked {
  readonly id: string;
  readonly error?: unknown;
}
