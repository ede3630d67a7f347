import type { Flag } from '@guidon/evaluator';
import type { ChangeRole } from '../../../http/account.js';

/** What a flag is in one environment. */
export type Settings = Pick<Flag, 'enabled' | 'offVariant' | 'targets' | 'prerequisites' | 'rules' | 'fallthrough'>;

/** What a plan raises: the fallthrough, or what one rule serves. */
export type Raised = 'fallthrough' | { readonly rule: string };

/** Values of one attribute. */
export interface Listing {
  readonly by: string;
  readonly values: readonly string[];
}

export interface AudienceListing extends Listing {
  /** In templates: what is to be filled in where `values` is empty. */
  readonly hint?: string;
}

/** Whom a stage lets in beside those whom the stages before it did. */
export interface Audience {
  readonly targets?: readonly AudienceListing[];
  readonly segments?: readonly string[];
  /** At most three decimals; a stage without keeps the one before. */
  readonly percentage?: number;
}

/** Accepted as a shape; no plan with guards can be saved yet. */
export interface Guard {
  readonly operation: string;
  readonly measure: 'error-rate' | 'latency-p50' | 'latency-p95' | 'latency-p99' | 'mean';
  readonly source: 'telemetry' | 'prometheus' | 'alert';
  readonly compare: { readonly control: { readonly tolerance: number } } | { readonly limit: number };
  readonly minimumSample?: number;
}

export interface Stage {
  readonly name: string;
  readonly audience: Audience;
  /** ISO 8601, of weeks, days, hours and minutes; a day is 24 hours. */
  readonly holdFor: string;
  readonly advance: 'automatic' | 'approval';
  /** The least role that may let it go on. */
  readonly approver: ChangeRole;
  readonly guards?: readonly Guard[];
}

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];

/** `HH:MM` as a clock on the wall shows it; `to` is no part of it, and may be `24:00`. */
export interface Hours {
  readonly days: readonly Weekday[];
  readonly from: string;
  readonly to: string;
}

/** When a release may go on by itself. */
export interface ReleaseWindow {
  /** IANA, such as `Europe/Berlin`. */
  readonly timeZone: string;
  readonly hours: readonly Hours[];
}

export type OnBreach = 'previous-stage' | 'off' | 'pause';

/** A plan with all that it left open filled in. */
export interface ReleasePlan {
  readonly target: Raised;
  readonly variant: string;
  readonly control: string;
  /** What every percentage is drawn by. */
  readonly by: string;
  readonly stages: readonly Stage[];
  readonly onBreach: OnBreach;
  readonly cleanupAfterDays?: number;
  readonly window?: ReleaseWindow;
}

export type StageInput = Omit<Stage, 'advance' | 'approver'> & Partial<Pick<Stage, 'advance' | 'approver'>>;

/** A plan as it is written; one that is filled in can be written again. */
export type PlanInput = Partial<Omit<ReleasePlan, 'stages'>> & { readonly stages: readonly StageInput[] };

export const releaseStates = [
  'draft',
  'running',
  'waiting',
  'held',
  'paused',
  'rolled-back',
  'completed',
  'aborted',
] as const;
/** `waiting`: for a person's approval. `held`: for evidence. `rolled-back`: until a person resumes it. */
export type ReleaseState = (typeof releaseStates)[number];

/** What can be asked for over REST. */
export const releaseActions = ['start', 'pause', 'resume', 'approve', 'advance', 'back', 'rollback', 'abort'] as const;
export type ReleaseAction = (typeof releaseActions)[number];

/** `failed`: what a stage writes was refused. */
export type PauseCause = 'person' | 'edit' | 'switched-off' | 'breach' | 'failed';

/** What stood in the plan's parts when it began: people's own, which stays. */
export interface ReleaseBase {
  /** Of what is raised: how much of it the variant had, in thousandths of a percent. */
  readonly weight: number;
  /** Values that the plan names, and people had listed. */
  readonly listed: readonly Listing[];
  /** Rules `release-<n>` from this number on are the plan's. */
  readonly firstRule: number;
}

/** A plan as edits by hand made it. */
export interface Adopted {
  readonly plan: ReleasePlan;
  readonly base: ReleaseBase;
}

/** A release as the machine sees it. */
export interface Release {
  readonly plan: ReleasePlan;
  readonly state: ReleaseState;
  /** Where it stands, the last one where it is closed; null before the start, and where it was rolled back to nobody. */
  readonly stage: number | null;
  readonly stageEnteredAt: Date | null;
  /** Since when the stage's hold runs without a pause. */
  readonly runningSince: Date | null;
  /** How much of the stage's hold had run before `runningSince`. */
  readonly heldMs: number;
  /** When the scheduler has something to do; null where only people have. */
  readonly dueAt: Date | null;
  /** The last stage that was held for its whole time without harm. */
  readonly healthyStage: number | null;
  readonly pauseCause: PauseCause | null;
  /** The plan waits for another person's approval. */
  readonly needsApproval: boolean;
  /** Null before the start. */
  readonly base: ReleaseBase | null;
}

/** Events that people cause. `stage` names the stage that one means to leave. */
export type ActionEvent =
  | { readonly kind: 'start'; readonly base: ReleaseBase }
  | { readonly kind: 'pause' }
  | ResumeEvent
  | { readonly kind: 'approve'; readonly stage?: string }
  | { readonly kind: 'advance'; readonly stage?: string }
  | { readonly kind: 'back'; readonly stage?: string }
  | { readonly kind: 'rollback'; readonly to?: 'off' | 'previous-stage' }
  | { readonly kind: 'abort' };

export interface ResumeEvent {
  readonly kind: 'resume';
  /** Whether the flag is switched on. */
  readonly isEnabled: boolean;
  /** Whether the plan's parts were edited by hand. */
  readonly isEdited: boolean;
  readonly edits?: 'adopt' | 'overwrite';
  /** The plan as the edits made it, where they are adopted. */
  readonly adopted?: Adopted;
}

export type ReleaseEvent =
  | ActionEvent
  /** Another plan in place of this one; `base` where it has begun. */
  | {
      readonly kind: 'plan';
      readonly plan: ReleasePlan;
      readonly needsApproval: boolean;
      readonly base: ReleaseBase | null;
    }
  /** The plan's parts were edited by hand. */
  | { readonly kind: 'edit'; readonly isEnabled: boolean }
  | { readonly kind: 'archive' }
  | { readonly kind: 'due' }
  /** What it was to write was refused. */
  | { readonly kind: 'fail'; readonly why: string }
  | { readonly kind: 'harm'; readonly why: string }
  | { readonly kind: 'healthy' }
  | { readonly kind: 'unknown'; readonly why: string };

export type EventKind = ReleaseEvent['kind'];

/** What of the flag is to be written: the release's stage, nobody of the plan, or nothing. */
export type Write = 'stage' | 'control' | 'none';

export type Outcome =
  | { readonly kind: 'transition'; readonly release: Release; readonly write: Write; readonly why: string }
  | { readonly kind: 'refused'; readonly why: string; readonly allowed: readonly ReleaseAction[] }
  | { readonly kind: 'nothing'; readonly why: string };

export function newRelease(plan: ReleasePlan, needsApproval: boolean): Release {
  return {
    plan,
    state: 'draft',
    stage: null,
    stageEnteredAt: null,
    runningSince: null,
    heldMs: 0,
    dueAt: null,
    healthyStage: null,
    pauseCause: null,
    needsApproval,
    base: null,
  };
}

export function isOpen({ state }: Pick<Release, 'state'>): boolean {
  return state !== 'completed' && state !== 'aborted';
}
