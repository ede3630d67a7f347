import { recordAudit } from '../../changes/audit-record.store.js';
import type { ChangeTransaction } from '../../changes/changes.service.js';
import { createDueRunner, type DueChanges, type DueDeps } from '../../changes/due-changes.js';
import { type Caller, system } from '../../http/caller.js';
import { durationText, isLate, lateMs } from './lateness.js';
import {
  type Finish,
  finishSchedule,
  lockDueSchedule,
  lockSchedule,
  rebaseLater,
  type ScheduleRow,
} from './scheduled-changes.store.js';

export interface SchedulesDeps extends DueDeps {
  /** The flags': makes the change in this transaction, or refuses it with a `GuidonError`. */
  readonly make: (transaction: ChangeTransaction, caller: Caller, row: ScheduleRow) => Promise<Made>;
}

interface Made {
  readonly revision: number;
  readonly partRevisions: Readonly<Record<string, number>>;
}

/** Makes what was scheduled when its time has come. */
export function createSchedules({ make, ...deps }: SchedulesDeps) {
  const due: DueChanges<ScheduleRow> = {
    what: 'scheduled changes',
    lockDue: lockDueSchedule,

    async make(transaction, row) {
      const made = await make(transaction, authorOf(row), row);
      await rebaseLater(transaction.sql, row, made);
      const late = lateMs(row.applyAt, row.now);
      const outcome = isLate(late) ? `It was made ${durationText(late)} late.` : '';
      finish(transaction, systemFor(row), row, { state: 'applied', outcome });
    },

    async giveUp(transaction, { id, ...place }, error) {
      const row = await lockSchedule(transaction.sql, place, id);
      if (row?.state !== 'scheduled') return;
      const { found } = error.members;
      finish(transaction, systemFor(row), row, { state: 'failed', outcome: error.message, found });
    },
  };
  return createDueRunner(due, deps);
}

const verbs = { applied: 'apply', failed: 'fail', cancelled: 'cancel' } as const;

/** The state, and what the audit log says of it. */
export function finish({ sql, later }: ChangeTransaction, caller: Caller, row: ScheduleRow, to: Finish): void {
  const { project, environment, id, flag } = row;
  const subject = { project, environment, subjectKind: 'scheduled-change', subjectKey: id };
  const { found, ...told } = to;
  const versions = found === undefined ? {} : { base: row.base, found };
  later(finishSchedule(sql, id, to));
  const sides = { before: { state: row.state }, after: { flag, ...told, settings: row.settings, ...versions } };
  later(recordAudit(sql, caller, { ...subject, action: `scheduled-change.${verbs[to.state]}`, ...sides }));
}

function systemFor({ id }: ScheduleRow): Caller {
  return { ...system, requestId: `scheduled-change-${id}` };
}

/** May what its author might when it was scheduled: an environment that asks for more by now is not changed. */
function authorOf(row: ScheduleRow): Caller {
  const { project, author, authorRole, authorUserId: answeredBy } = row;
  const account = { userId: null, answeredBy, role: null, projects: new Map([[project, authorRole]]) };
  return { ...systemFor(row), actor: { kind: 'system', id: null, name: `schedule of ${author.name}` }, account };
}
