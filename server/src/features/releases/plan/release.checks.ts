import { checkFlag, type Flag, type FlagKind } from '@guidon/evaluator';
import type { FieldError } from '../../../errors.js';
import type { PlanInput, Release, ReleasePlan, Settings } from '../machine/release.model.js';
import { filledIn } from './release.fill.js';
import { baseOf, settingsAt } from './release.parts.js';
import { placeOf } from './release.rules.js';
import { checkStages } from './release.stage-checks.js';
import { checkRaised } from './release.target-checks.js';
import { warningsOf } from './release.warnings.js';
import { checkWindow } from './release.window-checks.js';

export type Report = (path: string, message: string) => void;

/** What a plan is checked against. */
export interface PlanFacts {
  readonly flag: {
    readonly key: string;
    readonly kind: FlagKind;
    readonly variants: Flag['variants'];
    readonly isArchived: boolean;
  };
  readonly settings: Settings;
  /** Keys of the project's segments. */
  readonly segments: ReadonlySet<string>;
  /** Of the contexts in the environment's sample; null where it has none. */
  readonly seenAttributes: ReadonlySet<string> | null;
  /** The release whose plan is changed, where it has begun. */
  readonly begun?: Release;
}

export interface CheckedPlan {
  readonly plan: ReleasePlan;
  /** Empty where it can be saved; else all that is wrong with it. */
  readonly errors: readonly FieldError[];
  readonly warnings: readonly string[];
}

/** All at once: who mends a plan should not have to find out one thing at a time. */
export function checkPlan(input: PlanInput, facts: PlanFacts): CheckedPlan {
  const known = { ...facts, settings: withoutOwn(facts) };
  const plan = filledIn(input, facts.flag.kind, known.settings);
  const errors: FieldError[] = [];
  const report: Report = (path, message) => errors.push({ path, message });
  if (facts.flag.isArchived) report('/', 'the flag is archived: restore it first');
  checkRaised(plan, known, report);
  checkStages(plan, known, report);
  if (plan.window !== undefined) checkWindow(plan.window, report);
  if (errors.length === 0) checkResult(plan, known, report);
  return { plan, errors, warnings: warningsOf(plan, known) };
}

/** As the flag would be if nobody of the plan were in: what the plan wrote is no obstacle to it. */
function withoutOwn({ settings, begun }: PlanFacts): Settings {
  if (begun === undefined || placeOf(begun.plan.target, settings.rules) === undefined) return settings;
  return settingsAt(settings, { ...begun, stage: null });
}

/** What the last stage writes must be a flag that SDKs can read. */
function checkResult(plan: ReleasePlan, { flag, settings }: PlanFacts, report: Report): void {
  const last = settingsAt(settings, { plan, base: baseOf(settings, plan), stage: plan.stages.length - 1 });
  const { key, kind, variants } = flag;
  for (const { path, message } of checkFlag({ key, kind, variants, ...last })) {
    report('/', `its last stage would make a flag that is malformed at ${path}: ${message}`);
  }
}
