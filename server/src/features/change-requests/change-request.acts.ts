import { recordAudit } from '../../changes/audit-record.store.js';
import type { ChangeTransaction } from '../../changes/changes.service.js';
import { checkMayChange } from '../../changes/protection.js';
import { GuidonError } from '../../errors.js';
import { isAtLeast, roleOn } from '../../http/account.js';
import type { Caller } from '../../http/caller.js';
import { checkIfMatch } from '../../http/etag.js';
import {
  checkState,
  isAuthor,
  isStale,
  type RequestAction,
  type RequestRow,
  reviewRefusal,
} from './change-requests.model.js';
import { insertReview, writeSchedule, writeState } from './change-requests.store.js';
import { etagOfRequest } from './change-requests.view.js';

/** What people do with a request that waits, in the transaction that holds it. */
export interface Acting {
  readonly transaction: ChangeTransaction;
  readonly caller: Caller;
  readonly row: RequestRow;
}

const actionOf: Readonly<Record<'approved' | 'refused', RequestAction>> = { approved: 'approve', refused: 'refuse' };

export function review(acting: Acting, verdict: 'approved' | 'refused', comment: string): void {
  const { caller, row, transaction } = acting;
  checkMayChange(caller.account, row.project, { ...row, key: row.environment });
  const refusal = reviewRefusal(caller, row);
  if (refusal !== undefined) throw refusal;
  checkState(row, actionOf[verdict]);
  if (verdict === 'approved' && isStale(row)) {
    record(acting, 'stale', 'What it was made on has changed.');
    return;
  }
  const { actor: reviewer, account } = caller;
  transaction.later(insertReview(transaction.sql, row.id, { verdict, comment, reviewer, userId: account.userId }));
  record(acting, verdict, comment);
}

export function reschedule({ transaction: { sql, later }, caller, row }: Acting, applyAt: string | null): void {
  if (!isAuthor(caller, row))
    throw new GuidonError('forbidden', 'When a change is applied is for who asked for it to say.');
  checkIfMatch(caller.ifMatch, etagOfRequest(row));
  checkState(row, 'reschedule');
  const before = row.applyAt?.toISOString() ?? null;
  const after = applyAt === null ? null : new Date(applyAt).toISOString();
  if (before === after) return;
  const { flag, title } = row;
  const sides = { before: { applyAt: before }, after: { flag, title, applyAt: after } };
  later(writeSchedule(sql, row.id, after));
  later(recordAudit(sql, caller, { ...subject(row, row.id), action: 'change-request.reschedule', ...sides }));
}

export function withdraw(acting: Acting): void {
  const { caller, row } = acting;
  if (!isAuthor(caller, row) && !isAtLeast(roleOn(caller.account, row.project), 'admin'))
    throw new GuidonError('forbidden', 'A change request is withdrawn by who made it, or by an admin.', {
      members: { needs: 'admin' },
    });
  checkState(row, 'withdraw');
  record(acting, 'withdrawn', '');
}

function record({ transaction, caller, row }: Acting, state: RequestRow['state'], outcome: string): void {
  const { sql, later } = transaction;
  const sides = { before: { state: row.state }, after: { flag: row.flag, title: row.title, state, outcome } };
  later(writeState(sql, row.id, state, state === 'stale' ? outcome : ''));
  later(recordAudit(sql, caller, { ...subject(row, row.id), action: `change-request.${verbs[state]}`, ...sides }));
}

const verbs: Readonly<Record<RequestRow['state'], string>> = {
  open: 'create',
  approved: 'approve',
  refused: 'refuse',
  withdrawn: 'withdraw',
  applied: 'apply',
  stale: 'expire',
};

export function subject({ project, environment }: Pick<RequestRow, 'project' | 'environment'>, id: string) {
  return { project, environment, subjectKind: 'change-request', subjectKey: id };
}
