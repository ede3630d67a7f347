import type { Caller } from '../../http/caller.js';
import { etagOf } from '../../http/etag.js';
import type { Release, Settings } from './machine/release.model.js';
import { plannedRamp } from './machine/release.ramp.js';
import { reachedBy } from './plan/release.audience.js';
import { handEdits } from './plan/release.edits.js';
import { allowedTo, approverOf } from './release.rights.js';
import type { EnteredStage } from './release-events.store.js';
import { type EventRow, type ReleaseRow, releaseOf } from './releases.rows.js';
import type { ReleaseEventView, ReleaseSummary, Release as ReleaseView } from './releases.schema.js';

export function etagOfRelease({ id, revision }: ReleaseRow): string {
  return etagOf(id, revision);
}

export function summaryOf(caller: Caller, row: ReleaseRow): ReleaseSummary {
  const release = releaseOf(row);
  const { plan, stage, dueAt } = release;
  const approver = approverOf(row, release);
  return {
    id: row.id,
    project: row.project,
    flag: row.flag,
    environment: row.environment,
    plan,
    template: row.template,
    state: row.state,
    stage: stage === null ? null : { index: stage, name: plan.stages[stage]?.name ?? '' },
    percentage: percentageOf(release),
    stageEnteredAt: timeOf(row.stageEnteredAt),
    dueAt: timeOf(dueAt),
    timeLeftMs: dueAt === null ? null : Math.max(0, dueAt.getTime() - row.now.getTime()),
    pauseCause: row.pauseCause,
    reason: row.reason,
    allowed: allowedTo(caller, row, release),
    approval: {
      needed: approver !== null,
      of: approver?.of ?? null,
      by: approver?.by ?? null,
      approvedBy: row.approvedBy,
    },
    revision: row.revision,
    warnings: [...row.warnings],
    createdBy: row.createdBy,
    createdAt: row.createdAt.toISOString(),
    startedAt: timeOf(row.startedAt),
    completedAt: row.state === 'completed' ? timeOf(row.closedAt) : null,
    closedAt: timeOf(row.closedAt),
  };
}

export interface Beside {
  /** Of the flag, as it is now. */
  readonly settings: Settings | undefined;
  readonly entered: readonly EnteredStage[];
}

export function viewOf(caller: Caller, row: ReleaseRow, { settings, entered }: Beside): ReleaseView {
  const release = releaseOf(row);
  return {
    ...summaryOf(caller, row),
    edits: settings === undefined ? null : handEdits(settings, release),
    ramp: plannedRamp(release, entered, row.now).map((point) => ({ ...point, at: point.at.toISOString() })),
    environmentVersion: row.environmentVersion,
  };
}

export function eventViewOf(row: EventRow): ReleaseEventView {
  const {
    revision: id,
    at,
    action,
    stageName: stage,
    fromStage,
    toStage,
    fromState,
    toState,
    actor,
    reason,
    version,
  } = row;
  return { id, at: at.toISOString(), action, stage, fromStage, toStage, fromState, toState, actor, reason, version };
}

/** With what people had let in before the plan. */
function percentageOf({ plan, base, stage }: Release): number {
  return base === null ? 0 : reachedBy({ plan, base, stage }).weight / 1_000;
}

function timeOf(date: Date | null): string | null {
  return date?.toISOString() ?? null;
}
