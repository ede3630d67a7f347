import { recordAudit } from '../../changes/audit-record.store.js';
import { changedParts } from '../../changes/changed-parts.js';
import type { ChangeTransaction, ChangeWriter } from '../../changes/changes.service.js';
import { checkMayChange } from '../../changes/protection.js';
import type { Sql } from '../../database/database.js';
import type { SettingsPatch } from '../../definitions/settings.schema.js';
import { GuidonError, invalid, notFound } from '../../errors.js';
import { isAtLeast, roleOn } from '../../http/account.js';
import type { Caller } from '../../http/caller.js';
import { type Page, pageStart, toPage } from '../../http/paging.js';
import { type Applier, staleConflict } from './change-request.apply.js';
import {
  checkState,
  isAuthor,
  isStale,
  type RequestAction,
  type RequestRow,
  reviewRefusal,
  type SettingsJson,
} from './change-requests.model.js';
import type {
  ChangeRequest,
  ChangeRequestSummary,
  ChangeRequestsQuery,
  NewChangeRequest,
} from './change-requests.schema.js';
import {
  insertRequest,
  insertReview,
  isProject,
  listRequests,
  lockRequest,
  positionOf,
  readRequest,
  writeState,
} from './change-requests.store.js';
import { etagOfRequest, summaryOf, viewOf } from './change-requests.view.js';

export interface FlagPlace {
  readonly project: string;
  readonly environment: string;
  readonly flag: string;
}

export interface RequestPath {
  readonly project: string;
  readonly request: string;
}

/** What a change would be made on, and what it would make of it. */
export interface Proposed {
  readonly flagId: number;
  readonly environmentId: number;
  readonly revision: number;
  readonly before: object;
  readonly after: object;
}

export interface ChangeRequestsDeps {
  readonly sql: Sql;
  readonly changes: ChangeWriter;
  readonly applier: Applier;
  readonly now: () => Date;
  /** The flags': checks a change as if it were made now. */
  readonly propose: (transaction: ChangeTransaction, place: FlagPlace, patch: SettingsPatch) => Promise<Proposed>;
}

export interface RequestResult {
  readonly request: ChangeRequest;
  readonly etag: string;
}

export type ChangeRequestsService = ReturnType<typeof createChangeRequestsService>;

export function createChangeRequestsService({ sql, changes, applier, now, propose }: ChangeRequestsDeps) {
  async function read(caller: Caller, path: RequestPath): Promise<RequestResult> {
    const row = await readRequest(sql, path.project, path.request);
    if (row === undefined) throw missing(path);
    return { request: viewOf(caller, row), etag: etagOfRequest(row) };
  }

  async function act(caller: Caller, path: RequestPath, run: (acting: Acting) => void) {
    await changes.write(async (transaction) => {
      const row = await lockRequest(transaction.sql, path.project, path.request);
      if (row === undefined) throw missing(path);
      run({ transaction, caller, row });
    });
    return await read(caller, path);
  }

  return {
    read,

    async list(caller: Caller, project: string, query: ChangeRequestsQuery): Promise<Page<ChangeRequestSummary>> {
      if (!(await isProject(sql, project))) throw notFound('project', project);
      const rows = await listRequests(sql, project, query, pageStart(query));
      return toPage(rows, query, positionOf, (row) => summaryOf(caller, row));
    },

    async create(caller: Caller, place: FlagPlace, body: NewChangeRequest): Promise<RequestResult> {
      const { title, reason = '', settings, applyAt = null } = body;
      if (applyAt !== null && new Date(applyAt) <= now())
        throw invalid([{ path: '/applyAt', message: 'must lie in the future' }]);
      const id = await changes.write(async (transaction) => {
        const { before, after, revision, ...ids } = await propose(transaction, place, settings);
        const sides = { before: { ...before } as SettingsJson, after: { ...after } as SettingsJson };
        const author = { author: caller.actor, authorUserId: caller.account.answeredBy };
        const request = { ...ids, title, reason, ...sides, baseRevision: revision, applyAt, ...author };
        const made = await insertRequest(transaction.sql, request);
        const told = { flag: place.flag, title, reason, applyAt, ...changedParts(sides.before, sides.after) };
        const entry = { ...subject(place, made), action: 'change-request.create', after: told };
        transaction.later(recordAudit(transaction.sql, caller, entry));
        return made;
      });
      return await read(caller, { project: place.project, request: id });
    },

    approve: async (caller: Caller, path: RequestPath, comment = ''): Promise<RequestResult> => {
      const result = await act(caller, path, (acting) => review(acting, 'approved', comment));
      if (result.request.state === 'stale') throw staleConflict(result.request);
      return result;
    },

    refuse: (caller: Caller, path: RequestPath, comment = ''): Promise<RequestResult> =>
      act(caller, path, (acting) => review(acting, 'refused', comment)),

    withdraw: (caller: Caller, path: RequestPath): Promise<RequestResult> => act(caller, path, withdraw),

    async apply(caller: Caller, path: RequestPath): Promise<RequestResult> {
      await applier.apply(caller, path);
      const result = await read(caller, path);
      if (result.request.state === 'stale') throw staleConflict(result.request);
      return result;
    },
  };
}

interface Acting {
  readonly transaction: ChangeTransaction;
  readonly caller: Caller;
  readonly row: RequestRow;
}

const actionOf: Readonly<Record<'approved' | 'refused', RequestAction>> = { approved: 'approve', refused: 'refuse' };

function review(acting: Acting, verdict: 'approved' | 'refused', comment: string): void {
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

function withdraw(acting: Acting): void {
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

function subject({ project, environment }: Omit<FlagPlace, 'flag'>, id: string) {
  return { project, environment, subjectKind: 'change-request', subjectKey: id };
}

function missing({ request }: RequestPath): GuidonError {
  return notFound('change request', request);
}
