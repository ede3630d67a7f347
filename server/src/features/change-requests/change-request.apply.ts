import { recordAudit } from '../../changes/audit-record.store.js';
import type { ChangeTransaction } from '../../changes/changes.service.js';
import { createDueRunner, type DueDeps } from '../../changes/due-changes.js';
import { checkMayChange } from '../../changes/protection.js';
import { GuidonError, notFound } from '../../errors.js';
import { type Caller, system } from '../../http/caller.js';
import { checkState, type RequestRow } from './change-requests.model.js';
import type { ChangeRequest } from './change-requests.schema.js';
import { lockDueRequest, lockRequest, writeState } from './change-requests.store.js';

export interface ApplierDeps extends DueDeps {
  /** The flags': makes the change in this transaction, or refuses it with a `GuidonError`. */
  readonly applyTo: (transaction: ChangeTransaction, caller: Caller, row: RequestRow) => Promise<void>;
}

export type Applier = ReturnType<typeof createApplier>;

export function createApplier({ applyTo, ...deps }: ApplierDeps) {
  /** The change, the request's state and what the audit log says of both: one transaction. */
  async function applyIn(transaction: ChangeTransaction, caller: Caller, row: RequestRow): Promise<void> {
    await applyTo(transaction, caller, row);
    finish(transaction, caller, row, 'applied', '');
  }

  async function giveUp(transaction: ChangeTransaction, caller: Caller, row: RequestRow, error: GuidonError) {
    const now = await lockRequest(transaction.sql, row.project, row.id);
    if (now?.state === 'approved') finish(transaction, caller, now, 'stale', error.message);
  }

  const due = {
    what: 'changes that were asked for',
    lockDue: lockDueRequest,
    make: (transaction: ChangeTransaction, row: RequestRow) =>
      applyIn(transaction, { ...system, requestId: `change-request-${row.id}` }, row),
    giveUp: (transaction: ChangeTransaction, row: RequestRow, error: GuidonError) =>
      giveUp(transaction, system, row, error),
  };
  const runner = createDueRunner<RequestRow>(due, deps);

  return {
    /** As asked by a person; whether it became `applied` or `stale` is then to be read. */
    apply: (caller: Caller, { project, request }: { readonly project: string; readonly request: string }) =>
      runner.attempt(
        async (transaction, take) => {
          const row = await lockRequest(transaction.sql, project, request);
          if (row === undefined) throw notFound('change request', request);
          checkMayChange(caller.account, project, { ...row, key: row.environment });
          checkState(row, 'apply');
          take(row);
          await applyIn(transaction, caller, row);
        },
        (transaction, row, error) => giveUp(transaction, caller, row, error),
      ),

    start: runner.start,
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
