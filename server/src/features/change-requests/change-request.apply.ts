import { coalesced } from '../../async.js';
import { recordAudit } from '../../changes/audit-record.store.js';
import type { ChangeTransaction, ChangeWriter } from '../../changes/changes.service.js';
import { checkMayChange } from '../../changes/protection.js';
import { type ErrorKind, GuidonError, notFound } from '../../errors.js';
import { type Caller, system } from '../../http/caller.js';
import type { Logger } from '../../logging.js';
import type { Cancel, World } from '../../world.js';
import { checkState, type RequestRow } from './change-requests.model.js';
import type { ChangeRequest } from './change-requests.schema.js';
import { lockDueRequest, lockRequest, writeState } from './change-requests.store.js';

export interface ApplierDeps {
  readonly changes: ChangeWriter;
  readonly world: Pick<World, 'every'>;
  readonly logger: Logger;
  /** The flags': makes the change in this transaction, or refuses it with a `GuidonError`. */
  readonly applyTo: (transaction: ChangeTransaction, caller: Caller, row: RequestRow) => Promise<void>;
}

export type Applier = ReturnType<typeof createApplier>;

const periodMs = 1_000;
/** These do not pass: what is refused so will be refused again. */
const lasting: readonly ErrorKind[] = ['stale', 'conflict', 'invalid', 'not-found'];

export function createApplier({ changes, world, logger, applyTo }: ApplierDeps) {
  /** The change, the request's state and what the audit log says of both: one transaction. */
  async function applyIn(transaction: ChangeTransaction, caller: Caller, row: RequestRow): Promise<void> {
    await applyTo(transaction, caller, row);
    finish(transaction, caller, row, 'applied', '');
  }

  /** In a transaction of its own: the one that it failed in is undone. */
  async function giveUp(caller: Caller, row: RequestRow, error: GuidonError): Promise<void> {
    await changes.write(async (transaction) => {
      const now = await lockRequest(transaction.sql, row.project, row.id);
      if (now?.state === 'approved') finish(transaction, caller, now, 'stale', error.message);
    });
  }

  async function attempt(caller: Caller, run: (taken: (row: RequestRow) => void) => Promise<void>): Promise<void> {
    let taken: RequestRow | undefined;
    try {
      await run((row) => {
        taken = row;
      });
    } catch (error) {
      if (taken === undefined || !(error instanceof GuidonError) || !lasting.includes(error.kind)) throw error;
      await giveUp(caller, taken, error);
    }
  }

  /** Answers which one it took; undefined where none is due. */
  async function applyNext(except: readonly string[]): Promise<string | undefined> {
    let id: string | undefined;
    await attempt(system, (taken) =>
      changes.write(async (transaction) => {
        const row = await lockDueRequest(transaction.sql, except);
        if (row === undefined) return;
        id = row.id;
        taken(row);
        await applyIn(transaction, { ...system, requestId: `change-request-${row.id}` }, row);
      }),
    );
    return id;
  }

  let isFailing = false;
  async function applyDue(): Promise<void> {
    const done: string[] = [];
    try {
      for (let next = await applyNext(done); next !== undefined; next = await applyNext(done)) done.push(next);
      isFailing = false;
    } catch (error) {
      // Once for an outage, not once a second.
      if (!isFailing) logger.warn({ err: error }, 'changes that are due cannot be applied; they are tried again');
      isFailing = true;
    }
  }

  const run = coalesced(applyDue);
  return {
    /** As asked by a person; whether it became `applied` or `stale` is then to be read. */
    apply: (caller: Caller, { project, request }: { readonly project: string; readonly request: string }) =>
      attempt(caller, (taken) =>
        changes.write(async (transaction) => {
          const row = await lockRequest(transaction.sql, project, request);
          if (row === undefined) throw notFound('change request', request);
          checkMayChange(caller.account, project, { ...row, key: row.environment });
          checkState(row, 'apply');
          taken(row);
          await applyIn(transaction, caller, row);
        }),
      ),

    applyDue,

    start: (): Cancel => world.every(periodMs, () => void run()),
  };
}

function finish(
  { sql, later }: ChangeTransaction,
  caller: Caller,
  { id, project, environment, flag, title, state: before }: RequestRow,
  state: 'applied' | 'stale',
  outcome: string,
): void {
  const action = state === 'applied' ? 'change-request.apply' : 'change-request.expire';
  const subject = { project, environment, subjectKind: 'change-request', subjectKey: id };
  const sides = { before: { state: before }, after: { flag, title, state, outcome } };
  later(writeState(sql, id, state, outcome));
  later(recordAudit(sql, caller, { ...subject, action, ...sides }));
}

/** With both versions: what was asked for, and what there is. */
export function staleConflict({ id, outcome, diff, current }: ChangeRequest): GuidonError {
  const detail = `It cannot be applied any more: ${outcome} Ask for the change anew, made on what there is now.`;
  return new GuidonError('conflict', detail, { members: { state: 'stale', changeRequest: id, diff, current } });
}
