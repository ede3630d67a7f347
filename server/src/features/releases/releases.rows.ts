import type { Actor } from '../../http/access.js';
import type { ChangeRole } from '../../http/account.js';
import type { Placed } from '../../http/newest-first.store.js';
import type { PauseCause, Release, ReleaseBase, ReleasePlan, ReleaseState } from './machine/release.model.js';

export interface TemplateName {
  readonly key: string;
  readonly version: number;
}

/** A release as it is stored, with where it belongs. */
export interface ReleaseRow extends Placed {
  readonly id: string;
  readonly flagId: number;
  readonly environmentId: number;
  readonly project: string;
  readonly environment: string;
  readonly flag: string;
  /** The flag is switched on there, as it is now. */
  readonly isEnabled: boolean;
  /** Of the environment, as it is now. */
  readonly changeRole: ChangeRole;
  readonly requiresApproval: boolean;
  readonly environmentVersion: number;
  readonly plan: ReleasePlan;
  readonly template: TemplateName | null;
  readonly state: ReleaseState;
  readonly stage: number | null;
  readonly stageEnteredAt: Date | null;
  readonly runningSince: Date | null;
  readonly heldMs: number;
  readonly dueAt: Date | null;
  readonly healthyStage: number | null;
  readonly pauseCause: PauseCause | null;
  readonly base: ReleaseBase | null;
  readonly warnings: readonly string[];
  readonly reason: string;
  readonly approvedBy: Actor | null;
  /** The person behind the plan. */
  readonly plannedBy: string | null;
  readonly createdBy: Actor;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly startedAt: Date | null;
  readonly closedAt: Date | null;
  /** By the database's clock, and never before it was last written. */
  readonly now: Date;
}

/** As the machine sees it. Whether an approval is missing is the environment's question of this moment. */
export function releaseOf(row: ReleaseRow): Release {
  const { plan, state, stage, stageEnteredAt, runningSince, heldMs, dueAt, healthyStage, pauseCause, base } = row;
  const needsApproval = row.requiresApproval && row.approvedBy === null;
  return {
    plan,
    state,
    stage,
    stageEnteredAt,
    runningSince,
    heldMs,
    dueAt,
    healthyStage,
    pauseCause,
    base,
    needsApproval,
  };
}

/** A transition that was made: the row as it became. */
export interface EventRow {
  readonly revision: number;
  readonly at: Date;
  readonly action: string;
  readonly fromState: ReleaseState | null;
  readonly toState: ReleaseState;
  readonly fromStage: number | null;
  readonly toStage: number | null;
  readonly stageName: string | null;
  readonly actor: Actor;
  readonly reason: string;
  readonly version: number;
}
