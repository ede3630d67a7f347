import type { FlagDefinition, Settings } from '../../targeting/settings.js';
import type { PlanInput } from '../release-templates/release-templates.queries.js';

export type StageInput = PlanInput['stages'][number];
export type Audience = StageInput['audience'];
export type Listing = NonNullable<Audience['targets']>[number];
export type ReleaseWindow = NonNullable<PlanInput['window']>;
export type OnBreach = NonNullable<PlanInput['onBreach']>;

/** A stage as it is written, with a name of its own by which it is dragged. */
export interface DraftStage {
  readonly id: string;
  readonly stage: StageInput;
}

/** A plan on the page; null and `''` are what the server fills in, or what is not there. */
export interface PlanDraft {
  /** The id of a rule; `''` is the fallthrough. */
  readonly target: string;
  readonly variant: string;
  readonly control: string;
  readonly by: string;
  readonly stages: readonly DraftStage[];
  readonly onBreach: OnBreach;
  readonly cleanupAfterDays: number | null;
  readonly window: ReleaseWindow | null;
}

export function draftOf(plan: PlanInput): PlanDraft {
  const { target = 'fallthrough', variant = '', control = '', by = '', stages } = plan;
  return {
    target: target === 'fallthrough' ? '' : target.rule,
    variant,
    control,
    by,
    stages: stages.map((stage, place) => ({ id: String(place + 1), stage })),
    onBreach: plan.onBreach ?? 'previous-stage',
    cleanupAfterDays: plan.cleanupAfterDays ?? null,
    window: plan.window ?? null,
  };
}

/** What was never touched is sent as it came: a stage that has begun must not differ by a jot. */
export function planOf(draft: PlanDraft): PlanInput {
  const { target, variant, control, by, stages, onBreach, cleanupAfterDays, window } = draft;
  return {
    target: target === '' ? 'fallthrough' : { rule: target },
    ...(variant !== '' && { variant }),
    ...(control !== '' && { control }),
    ...(by !== '' && { by }),
    stages: stages.map(({ stage }) => stage),
    onBreach,
    ...(cleanupAfterDays !== null && { cleanupAfterDays }),
    ...(window !== null && { window }),
  };
}

/** What of a plan is of no one flag: which rule is raised is another's elsewhere, and so are variants with names of their own. */
export function templatePlanOf(draft: PlanDraft, { isOpen }: { readonly isOpen: boolean }): PlanInput {
  const isPlain = draft.variant === 'on' && draft.control === 'off';
  const plan = planOf({ ...draft, target: '', ...(isPlain && { variant: '', control: '' }) });
  return isOpen ? { ...plan, stages: plan.stages.map(withoutNames) } : plan;
}

function withoutNames(stage: StageInput): StageInput {
  const { targets } = stage.audience;
  if (targets === undefined) return stage;
  const open = targets.map(({ by, hint = `name who is in “${stage.name}”` }) => ({ by, values: [], hint }));
  return { ...stage, audience: { ...stage.audience, targets: open } };
}

export function namesAnybody({ stages }: PlanDraft): boolean {
  return stages.some(({ stage }) => (stage.audience.targets ?? []).some(({ values }) => values.length > 0));
}

/** Whether a plan can be sent as made of a template: what it leaves out the template would fill in. */
export function isStillOf(plan: PlanInput, template: PlanInput): boolean {
  const kept = ['variant', 'control', 'by', 'cleanupAfterDays', 'window'] as const;
  return kept.every((part) => template[part] === undefined || plan[part] !== undefined);
}

export const blankPlan: PlanInput = {
  stages: [
    { name: '10 %', audience: { percentage: 10 }, holdFor: 'P1D' },
    { name: 'Everybody', audience: { percentage: 100 }, holdFor: 'PT0S' },
  ],
};

/** What can be told of a flag with variants of its own: what it serves now is the control, and of two the other is raised. */
export function withVariants(
  plan: PlanInput,
  { kind, variants }: Shape,
  { fallthrough, offVariant }: Served,
): PlanInput {
  if (kind === 'boolean' || plan.variant !== undefined || plan.control !== undefined) return plan;
  const control = 'split' in fallthrough ? offVariant : fallthrough.variant;
  const others = Object.keys(variants).filter((name) => name !== control);
  return { ...plan, control, ...(others.length === 1 && { variant: others[0] ?? '' }) };
}

type Shape = Pick<FlagDefinition, 'kind' | 'variants'>;
type Served = Pick<Settings, 'fallthrough' | 'offVariant'>;

/** Halfway to everybody, held as long as the one before. */
export function withNewStage(stages: readonly DraftStage[]): readonly DraftStage[] {
  const last = stages.at(-1)?.stage;
  const reached = percentageAt(stages, stages.length - 1);
  const percentage = reached >= 100 ? 100 : Math.min(100, Math.max(5, reached * 2));
  const holdFor = last === undefined || last.holdFor === 'PT0S' ? 'P1D' : last.holdFor;
  const stage = { name: freshName(stages, `${percentage} %`), audience: { percentage }, holdFor };
  return [...stages, { id: freshId(stages), stage }];
}

function freshId(stages: readonly DraftStage[]): string {
  return String(Math.max(0, ...stages.map(({ id }) => Number(id))) + 1);
}

function freshName(stages: readonly DraftStage[], wish: string): string {
  const names = new Set(stages.map(({ stage }) => stage.name));
  for (let count = 2, name = wish; ; count += 1) {
    if (!names.has(name)) return name;
    name = `${wish} (${count})`;
  }
}

/** What of the audience is left empty is left out. */
export function audienceWith(audience: Audience, change: Partial<Audience>): Audience {
  const { targets = [], segments = [], percentage } = { ...audience, ...change };
  return {
    ...(targets.length > 0 && { targets }),
    ...(segments.length > 0 && { segments }),
    ...(percentage !== undefined && { percentage }),
  };
}

export function withoutPercentage({ percentage: _, ...audience }: Audience): Audience {
  return audience;
}

/** Where a stage leads: a stage without a percentage keeps the one before. */
export function percentageAt(stages: readonly DraftStage[], place: number): number {
  const until = stages.slice(0, place + 1).map(({ stage }) => stage.audience.percentage ?? 0);
  return Math.max(0, ...until);
}

/** Whether a list is yet to be filled in, as its template says. */
export function isToFillIn({ values, hint }: Listing): boolean {
  return values.length === 0 && hint !== undefined;
}
