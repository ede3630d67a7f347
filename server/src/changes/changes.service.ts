import type { Database, Sql, Transaction } from '../database/database.js';
import { isDivisionByZero, isUniqueViolation } from '../database/database-errors.js';
import type { Write } from '../database/database-transaction.js';
import { notFound } from '../errors.js';
import { type EnvironmentChange, type NextState, nextState } from './change.patch.js';
import type { ChangeFeed } from './change-feed.js';
import { type LockedProject, type LockedRow, lockEnvironments, lockProject, writeStates } from './changes.store.js';

export interface ChangeTransaction extends Transaction {
  /** Takes the next version of each environment whose SDKs would see a difference, and says which these are. */
  commitChange(changes: readonly EnvironmentChange[]): readonly NextState[];
  /** Tells nodes to look at an environment once the transaction is over, although no version was taken. */
  announce(kind: 'changed' | 'keys', environmentId: number): void;
}

export interface ChangeWriter {
  write<T>(run: (transaction: ChangeTransaction) => Promise<T>): Promise<T>;
  /**
   * Takes one environment from the state that `change` starts from to the next, in a single statement with the writes
   * that belong to it. Undefined where it is in another state, or nothing differs: then nothing was done.
   */
  writeAtOnce(change: EnvironmentChange, writesOf: (sql: Sql) => readonly Write[]): Promise<NextState | undefined>;
}

export function createChangeWriter(database: Database, feed: ChangeFeed): ChangeWriter {
  return {
    async write(run) {
      const news = new Map<string, () => void>();
      const announce: ChangeTransaction['announce'] = (kind, environmentId) => {
        news.set(`${kind}:${environmentId}`, () => feed.publish({ kind, environmentId }));
      };
      try {
        return await database.transaction((transaction) =>
          run({ ...transaction, announce, commitChange: (changes) => commitChange(transaction, announce, changes) }),
        );
      } finally {
        // Also where it failed: an answer that was lost does not say whether the commit was. News only says "look".
        for (const publish of news.values()) publish();
      }
    },

    async writeAtOnce(change, writesOf) {
      const state = nextState(change);
      if (state === undefined || !(await writeGuarded(database.sql, state, writesOf(database.sql)))) return undefined;
      feed.publish({ kind: 'changed', environmentId: state.environmentId });
      return state;
    },
  };
}

/** Where the environment is in another state, the division fails, and with it all of the statement. */
async function writeGuarded(sql: Sql, state: NextState, writes: readonly Write[]): Promise<boolean> {
  const [change, head] = writeStates(sql, [state]);
  const others = writes.map((write, index) => sql`, ${sql(`write_${index}`)} as (${write})`);
  try {
    await sql`with head as (${head}), change as (${change}) ${others} select 1 / (select count(*) from head)`;
    return true;
  } catch (error) {
    if (isDivisionByZero(error) || isUniqueViolation(error)) return false;
    throw error;
  }
}

function commitChange(
  { sql, later }: Transaction,
  announce: ChangeTransaction['announce'],
  changes: readonly EnvironmentChange[],
): readonly NextState[] {
  const states = changes.flatMap((change) => nextState(change) ?? []);
  if (states.length > 0) for (const write of writeStates(sql, states)) later(write);
  for (const { environmentId } of states) announce('changed', environmentId);
  return states;
}

export interface LockedWhole {
  readonly project: LockedProject;
  readonly environments: readonly LockedRow[];
}

/** Locks a project and all its environments, in one round trip. */
export async function lockWholeProject({ sql }: Transaction, key: string): Promise<LockedWhole> {
  const [project, environments] = await Promise.all([lockProject(sql, key), lockEnvironments(sql, key)]);
  if (project === undefined) throw notFound('project', key);
  return { project, environments };
}
