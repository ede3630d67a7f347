import { recordAudit } from '../../changes/audit-record.store.js';
import { changedParts } from '../../changes/changed-parts.js';
import type { ChangeTransaction, ChangeWriter } from '../../changes/changes.service.js';
import type { Sql } from '../../database/database.js';
import type { SettingsPatch } from '../../definitions/settings.schema.js';
import { type GuidonError, invalid, notFound } from '../../errors.js';
import type { Caller } from '../../http/caller.js';
import { positionOf } from '../../http/newest-first.store.js';
import { type Page, pageStart, toPage } from '../../http/paging.js';
import { type Acting, reschedule, review, subject, withdraw } from './change-request.acts.js';
import { type Applier, staleConflict } from './change-request.apply.js';
import type { SettingsJson } from './change-requests.model.js';
import type {
  ChangeRequest,
  ChangeRequestPatch,
  ChangeRequestSummary,
  ChangeRequestsQuery,
  NewChangeRequest,
} from './change-requests.schema.js';
import { insertRequest, isProject, listRequests, lockRequest, readRequest } from './change-requests.store.js';
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
      checkIsAhead(applyAt, now());
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

    reschedule: (caller: Caller, path: RequestPath, { applyAt }: ChangeRequestPatch): Promise<RequestResult> =>
      act(caller, path, (acting) => {
        checkIsAhead(applyAt, now());
        reschedule(acting, applyAt);
      }),

    withdraw: (caller: Caller, path: RequestPath): Promise<RequestResult> => act(caller, path, withdraw),

    async apply(caller: Caller, path: RequestPath): Promise<RequestResult> {
      await applier.apply(caller, path);
      const result = await read(caller, path);
      if (result.request.state === 'stale') throw staleConflict(result.request);
      return result;
    },
  };
}

function checkIsAhead(applyAt: string | null, now: Date): void {
  if (applyAt !== null && new Date(applyAt) <= now)
    throw invalid([{ path: '/applyAt', message: 'must lie in the future' }]);
}

function missing({ request }: RequestPath): GuidonError {
  return notFound('change request', request);
}
