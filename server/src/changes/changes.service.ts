import type { Database, Sql, Transaction } from '../database/database.js';
import { isDivisionByZero, isUniqueViolation } from '../database/database-errors.js';
import type { Write } from '../database/database-transaction.js';
import { GuidonError, notFound } from '../errors.js';
import type { EnvironmentChange, NextState } from './change.model.js';
import { nextState } from './change.patch.js';
import type { ChangeFeed } from './change-feed.js';
import { type LockedProject, type LockedRow, lockEnvironments, lockProject, writeStates } from './changes.store.js';
import { readSurroundings, type Surroundings } from './client.surroundings.js';

export interface ChangeTransaction extends Transaction {
  /**
   * Takes the next version of each environment whose SDKs would see a difference. To be asked under the locks, before
   * anything is written that `changes` tells of, and once: the environments are those of one project.
   */
  commitChange(changes: readonly EnvironmentChange[]): Promise<Committed>;
  /** Tells nodes to look at an environment once the transaction is over, although no version was taken. */
  announce(kind: 'changed' | 'keys', environmentId: number): void;
}

export interface Committed {
  readonly states: readonly NextState[];
  readonly warnings: readonly string[];
  readonly surroundings: (environmentId: number) => Surroundings;
}

export interface ChangeWriter {
  write<T>(run: (transaction: ChangeTransaction) => Promise<T>): Promise<T>;
  /**
   * Takes one environment from the state that `change` starts from to the next, in a single statement with the writes
   * that belong to it. Undefined where it is in another state, nothing differs, or it is refused: then nothing was done.
   */
  writeAtOnce(known: KnownChange, writesOf: (sql: Sql) => readonly Write[]): Promise<NextState | undefined>;
}

export interface KnownChange {
  readonly change: EnvironmentChange;
  readonly around: Surroundings;
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

    async writeAtOnce(known, writesOf) {
      const state = stateOf(known);
      if (state === undefined || !(await writeIfUnchanged(database.sql, state, writesOf(database.sql))))
        return undefined;
      feed.publish({ kind: 'changed', environmentId: state.environment.id });
      return state;
    },
  };
}

/** What is refused from memory may be right by now: the lock decides. */
function stateOf({ change, around }: KnownChange): NextState | undefined {
  try {
    return nextState(change, around);
  } catch (error) {
    if (error instanceof GuidonError) return undefined;
    throw error;
  }
}

/** Where the environment is in another state, the division fails, and with it all of the statement. */
async function writeIfUnchanged(sql: Sql, state: NextState, writes: readonly Write[]): Promise<boolean> {
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

async function commitChange(
  { sql, later }: Transaction,
  announce: ChangeTransaction['announce'],
  changes: readonly EnvironmentChange[],
): Promise<Committed> {
  const surroundings = await readSurroundings(sql, changes);
  const states = changes.flatMap((change) => nextState(change, surroundings(change.environment.id)) ?? []);
  if (states.length > 0) for (const write of writeStates(sql, states)) later(write);
  for (const { environment } of states) announce('changed', environment.id);
  return { states, warnings: states.flatMap(({ warnings }) => warnings), surroundings };
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
