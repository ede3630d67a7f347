import type { Rule, Serve, Target } from '@guidon/evaluator';
import { canonicalJson, isSameJson } from '../../../changes/change.digest.js';
import { changedParts } from '../../../changes/changed-parts.js';
import { isOpen, type Listing, type Release, type ReleasePlan, type Settings } from '../machine/release.model.js';
import { type Begun, listedIn, reachedBy, serveOf, valuesIn, without } from './release.audience.js';
import { foundOf, serveIn } from './release.parts.js';
import { isOwnRule, placeOf, rulesWanted } from './release.rules.js';

/** What belongs to a plan; of its lists, only what differs. */
export interface PlanParts {
  readonly enabled: boolean;
  /** Null where the rule that is raised is gone. */
  readonly serve: Serve | null;
  /** Values of the plan that are listed for its variant. */
  readonly listed: readonly Listing[];
  /** Values of the plan that are listed for others. */
  readonly elsewhere: readonly Target[];
  readonly rules: readonly Omit<Rule, 'id'>[];
}

export interface HandEdits {
  readonly before: Partial<PlanParts>;
  readonly after: Partial<PlanParts>;
}

/** How the settings differ from what the release wrote, in what belongs to the plan; null where they do not. */
export function handEdits(settings: Settings, release: Release): HandEdits | null {
  if (release.base === null || !isOpen(release)) return null;
  const begun: Begun = { ...release, base: release.base };
  const edits = changedParts(expectedParts(settings, begun), foundParts(settings, begun));
  return isSameJson(edits.before, edits.after) ? null : edits;
}

function expectedParts(settings: Settings, release: Begun): PlanParts {
  const { listed, weight } = reachedBy(release);
  const found = listedNow(settings, release);
  const rules = sorted(rulesWanted(settings, release));
  return { enabled: true, serve: serveOf(weight, release.plan), listed: without(listed, found), elsewhere: [], rules };
}

function foundParts(settings: Settings, release: Begun): PlanParts {
  const { plan, base } = release;
  const own = settings.rules.slice(0, placeOf(plan.target, settings.rules)).filter((rule) => isOwnRule(rule, base));
  const stray = without(listedNow(settings, release), reachedBy(release).listed);
  return {
    enabled: settings.enabled,
    serve: serveIn(settings, plan) ?? null,
    listed: stray,
    elsewhere: elsewhereIn(settings, plan, listedIn(plan, base)),
    rules: sorted(own.map(({ conditions, serve }) => ({ conditions, serve }))),
  };
}

export function listedNow(settings: Settings, { plan, base }: Begun): Listing[] {
  return foundOf(settings, plan, listedIn(plan, base));
}

/** Who is listed for another variant too is not let in, or not for certain. */
export function elsewhereIn({ targets }: Settings, { variant }: ReleasePlan, own: readonly Listing[]): Target[] {
  return targets.flatMap((target) => {
    const ours = new Set(target.variant === variant ? [] : valuesIn(own, target.by));
    const values = target.values.filter((value) => ours.has(value));
    return values.length > 0 ? [{ ...target, values }] : [];
  });
}

/** Their order among each other decides nothing: all serve the same. */
function sorted(rules: readonly Omit<Rule, 'id'>[]): Omit<Rule, 'id'>[] {
  return rules.toSorted((one, other) => (canonicalJson(one) < canonicalJson(other) ? -1 : 1));
}
