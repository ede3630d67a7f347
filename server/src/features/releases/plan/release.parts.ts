import type { Serve } from '@guidon/evaluator';
import { isSameJson } from '../../../changes/change.digest.js';
import { GuidonError } from '../../../errors.js';
import type { Listing, Release, ReleaseBase, ReleasePlan, Settings } from '../machine/release.model.js';
import { type Begun, listedIn, reachedBy, serveOf, unionOf, valuesIn, weightIn, without } from './release.audience.js';
import { listedFor, targetsAt } from './release.lists.js';
import { firstFreeNumber, placeOf, rulesAt } from './release.rules.js';

/** The settings where a release stands; what is not the plan's stays as it is. The same once it is written. */
export function settingsAt(
  settings: Settings,
  { plan, base, stage }: Pick<Release, 'plan' | 'base' | 'stage'>,
): Settings {
  if (base === null) return settings;
  if (placeOf(plan.target, settings.rules) === undefined) throw goneRule(plan);
  const release: Begun = { plan, base, stage };
  const targets = targetsAt(settings.targets, release);
  const rules = rulesAt(settings, release);
  return withServe({ ...settings, enabled: true, targets, rules }, plan, serveOf(reachedBy(release).weight, plan));
}

/** What the settings serve where the plan raises; undefined where that rule is gone. */
export function serveIn({ rules, fallthrough }: Settings, { target }: Pick<ReleasePlan, 'target'>): Serve | undefined {
  return target === 'fallthrough' ? fallthrough : rules.find(({ id }) => id === target.rule)?.serve;
}

export function withServe(settings: Settings, { target }: Pick<ReleasePlan, 'target'>, serve: Serve): Settings {
  if (isSameJson(serveIn(settings, { target }), serve)) return settings;
  if (target === 'fallthrough') return { ...settings, fallthrough: serve };
  const rules = settings.rules.map((rule) => (rule.id === target.rule ? { ...rule, serve } : rule));
  return { ...settings, rules };
}

function goneRule({ target }: ReleasePlan): GuidonError {
  const id = target === 'fallthrough' ? target : target.rule;
  return new GuidonError(
    'conflict',
    `The rule "${id}" that the plan raises is gone. Put it back, or abort the release.`,
  );
}

/** What a plan finds: of its parts, all this belongs to people. A flag that is off serves its variants to nobody. */
export function baseOf(settings: Settings, plan: ReleasePlan): ReleaseBase {
  const serve = serveIn(settings, plan);
  const weight = settings.enabled && serve !== undefined ? (weightIn(serve, plan) ?? 0) : 0;
  return { weight, listed: foundOf(settings, plan, listedIn(plan)), firstRule: firstFreeNumber(settings.rules) };
}

/** The same where a plan that has begun is changed: what it names anew, and people have listed, is theirs. */
export function rebase(
  settings: Settings,
  old: { plan: ReleasePlan; base: ReleaseBase },
  plan: ReleasePlan,
): ReleaseBase {
  const fresh = without(listedIn(plan), listedIn(old.plan));
  return { ...old.base, listed: unionOf([...old.base.listed, ...foundOf(settings, plan, fresh)]) };
}

/** Of these values those that are listed for the plan's variant. */
export function foundOf(settings: Settings, { variant }: ReleasePlan, lists: readonly Listing[]): Listing[] {
  return unionOf(lists).flatMap(({ by }) => {
    const held = new Set(listedFor(settings.targets, variant, by));
    const values = valuesIn(lists, by).filter((value) => held.has(value));
    return values.length > 0 ? [{ by, values: [...new Set(values)] }] : [];
  });
}
