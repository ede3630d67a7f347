import { recordAudit } from '../../changes/audit-record.store.js';
import type { ChangeTransaction, ChangeWriter } from '../../changes/changes.service.js';
import { checkMayChange } from '../../changes/protection.js';
import type { Sql } from '../../database/database.js';
import type { SettingsPatch } from '../../definitions/settings.schema.js';
import { GuidonError, invalid, notFound } from '../../errors.js';
import { roleOn } from '../../http/account.js';
import type { Caller } from '../../http/caller.js';
import { positionOf } from '../../http/newest-first.store.js';
import { type Page, pageStart, toPage } from '../../http/paging.js';
import { lateMs } from './lateness.js';
import { type Moment, momentOf } from './local-time.js';
import { finish } from './scheduled-change.apply.js';
import type { NewScheduledChange, ScheduledChange, ScheduledChangesQuery } from './scheduled-changes.schema.js';
import {
  type ConfigPlace,
  countWaiting,
  insertSchedule,
  isPlace,
  listSchedules,
  lockSchedule,
  readSchedule,
  type ScheduleRow,
} from './scheduled-changes.store.js';

export interface Planned {
  readonly flagId: number;
  readonly environmentId: number;
  readonly revision: number;
  readonly base: object;
  readonly settings: object;
}

export interface ScheduledChangesDeps {
  readonly sql: Sql;
  readonly changes: ChangeWriter;
  /** The flags': checks a change as if it were made now. */
  readonly plan: (
    transaction: ChangeTransaction,
    caller: Caller,
    place: ConfigPlace,
    patch: SettingsPatch,
  ) => Promise<Planned>;
}

export type ScheduledChangesService = ReturnType<typeof createScheduledChangesService>;

export interface SchedulePath extends ConfigPlace {
  readonly change: string;
}

const mostWaiting = 100;

export function createScheduledChangesService({ sql, changes, plan }: ScheduledChangesDeps) {
  async function read(path: SchedulePath): Promise<ScheduledChange> {
    const row = await readSchedule(sql, path, path.change);
    if (row === undefined) throw missing(path);
    return viewOf(row);
  }

  return {
    read,

    async list(place: ConfigPlace, query: ScheduledChangesQuery): Promise<Page<ScheduledChange>> {
      const { project, environment, flag } = place;
      if (!(await isPlace(sql, place))) throw notFound('flag in an environment', `${project}/${flag}/${environment}`);
      const rows = await listSchedules(sql, place, { state: query.state, ...pageStart(query) });
      return toPage(rows, query, positionOf, viewOf);
    },

    async create(caller: Caller, place: ConfigPlace, body: NewScheduledChange): Promise<ScheduledChange> {
      const moment = momentOf(body);
      const change = await changes.write(async (transaction) => {
        const planned = await plan(transaction, caller, place, body.settings);
        await checkRoom(transaction.sql, planned);
        return await insert(transaction, caller, place, { moment, planned, reason: body.reason ?? '' });
      });
      return await read({ ...place, change });
    },

    async cancel(caller: Caller, path: SchedulePath): Promise<ScheduledChange> {
      await changes.write(async (transaction) => {
        const row = await lockSchedule(transaction.sql, path, path.change);
        if (row === undefined) throw missing(path);
        checkMayChange(caller.account, path.project, { key: row.environment, changeRole: row.changeRole });
        checkWaits(row);
        finish(transaction, caller, row, { state: 'cancelled', outcome: '' });
      });
      return await read(path);
    },
  };
}

interface Insert {
  readonly moment: Moment;
  readonly planned: Planned;
  readonly reason: string;
}

async function insert(
  { sql, later }: ChangeTransaction,
  caller: Caller,
  place: ConfigPlace,
  { moment, planned, reason }: Insert,
): Promise<string> {
  const { actor: author, account } = caller;
  const { project, environment, flag } = place;
  const { revision: baseRevision, ...parts } = planned;
  const { localTime, timeZone, instant: applyAt } = moment;
  const who = { author, authorUserId: account.answeredBy, authorRole: roleOn(account, project) ?? 'viewer' };
  const id = await insertSchedule(sql, { ...parts, baseRevision, localTime, timeZone, applyAt, reason, ...who });
  if (id === undefined)
    throw invalid([{ path: '/at', message: `must lie in the future; it is ${applyAt.toISOString()}` }]);
  const subject = { project, environment, subjectKind: 'scheduled-change', subjectKey: id };
  const after = { flag, at: applyAt.toISOString(), localTime, timeZone, reason, settings: planned.settings };
  later(recordAudit(sql, caller, { ...subject, action: 'scheduled-change.create', after }));
  return id;
}

async function checkRoom(sql: Sql, { flagId, environmentId }: Planned): Promise<void> {
  if ((await countWaiting(sql, flagId, environmentId)) < mostWaiting) return;
  throw new GuidonError('conflict', `${mostWaiting} changes are scheduled here already. Cancel some of them first.`);
}

function checkWaits({ state, outcome }: ScheduleRow): void {
  if (state === 'scheduled') return;
  const detail = `The scheduled change is ${state} already and cannot be cancelled. ${outcome}`.trim();
  throw new GuidonError('conflict', detail, { members: { state } });
}

function viewOf(row: ScheduleRow): ScheduledChange {
  const { id, flag, environment, state, settings, base, found, localTime, timeZone, reason, outcome, author } = row;
  const current = Object.fromEntries(Object.keys(settings).map((name) => [name, row.current[name]]));
  const parts = { settings, base, current, found } as Pick<ScheduledChange, 'settings' | 'base' | 'current' | 'found'>;
  return {
    ...{ id, flag, environment, state, localTime, timeZone, reason, outcome, author },
    ...parts,
    at: row.applyAt.toISOString(),
    note: noteOf(row),
    lateMs: state === 'applied' && row.finishedAt !== null ? lateMs(row.applyAt, row.finishedAt) : null,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

/** Where a zone's rules have become others since, or an offset named the other of two, there is nothing to say. */
function noteOf({ localTime: at, timeZone, applyAt }: ScheduleRow): string {
  try {
    const { instant, note } = momentOf({ at, timeZone });
    return instant.getTime() === applyAt.getTime() ? note : '';
  } catch {
    return '';
  }
}

function missing({ change }: SchedulePath): GuidonError {
  return notFound('scheduled change', change);
}
