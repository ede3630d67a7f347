import { GuidonError } from '../../../errors.js';
import type {
  Adopted,
  Audience,
  Listing,
  Release,
  ReleaseBase,
  ReleasePlan,
  Settings,
} from '../machine/release.model.js';
import { type Begun, listedIn, reachedBy, unionOf, valuesIn, weightIn, without } from './release.audience.js';
import { elsewhereIn, handEdits, listedNow } from './release.edits.js';
import { serveIn } from './release.parts.js';
import { isOwnRule, isSameRule, placeOf, rulesWanted } from './release.rules.js';

/** The plan as if it had always said what was edited by hand. Refused where no plan can say so. */
export function adopt(settings: Settings, release: Release): Adopted {
  if (release.base === null || handEdits(settings, release) === null) return asItWas(release);
  const begun: Begun = { ...release, base: release.base };
  const serve = serveIn(settings, release.plan);
  const weight = serve === undefined ? undefined : weightIn(serve, release.plan);
  if (weight === undefined)
    throw cannot('what is raised now serves other than [variant, control] by the plan’s attribute');
  const gone = goneSegments(settings, begun);
  const added = without(listedNow(settings, begun), reachedBy(begun).listed);
  const out = [...without(reachedBy(begun).listed, listedNow(settings, begun)), ...excluded(settings, begun)];
  const changed = { ...begun, plan: withoutPeople(release.plan, out, gone) };
  const base = { ...begun.base, listed: unionOf([...begun.base.listed, ...added]) };
  return withWeight(changed, base, weight, reachedBy(begun).weight);
}

function asItWas({ plan, base }: Release): Adopted {
  if (base === null) throw cannot('it has not begun');
  return { plan, base };
}

function excluded(settings: Settings, { plan, base }: Begun): Listing[] {
  return elsewhereIn(settings, plan, listedIn(plan, base)).map(({ by, values }) => ({ by, values }));
}

/** Rules of the plan can be taken away by hand, but not made into others. */
function goneSegments(settings: Settings, release: Begun): string[] {
  const own = settings.rules
    .slice(0, placeOf(release.plan.target, settings.rules))
    .filter((rule) => isOwnRule(rule, release.base));
  const wanted = rulesWanted(settings, release);
  const isOther = own.some((rule) => !wanted.some((one) => isSameRule(one, rule)));
  if (isOther) throw cannot('a rule that the plan wrote now says something else');
  const { segments } = reachedBy(release);
  return segments.filter((_, index) => {
    const rule = wanted[index];
    return rule !== undefined && !own.some((one) => isSameRule(one, rule));
  });
}

function withoutPeople(plan: ReleasePlan, out: readonly Listing[], segments: readonly string[]): ReleasePlan {
  const stages = plan.stages.map((stage) => ({ ...stage, audience: audienceWithout(stage.audience, out, segments) }));
  return { ...plan, stages };
}

function audienceWithout(audience: Audience, out: readonly Listing[], gone: readonly string[]): Audience {
  const { targets, segments } = audience;
  const left = targets?.map((list) => ({
    ...list,
    values: list.values.filter((value) => !valuesIn(out, list.by).includes(value)),
  }));
  return {
    ...audience,
    ...(left && { targets: left.filter(({ values }) => values.length > 0) }),
    ...(segments && { segments: segments.filter((segment) => !gone.includes(segment)) }),
  };
}

/** No stage so far had more than is served now, none to come has less. */
function withWeight({ plan, stage }: Begun, base: ReleaseBase, weight: number, before: number): Adopted {
  if (weight === before) return { plan, base };
  const percentage = weight / 1000;
  if (stage === null) return { plan: raisedTo(plan, 0, percentage), base: { ...base, weight } };
  const stages = plan.stages.map((one, index) => {
    const own = one.audience.percentage;
    if (index > stage || (own === undefined && index !== stage)) return one;
    return {
      ...one,
      audience: { ...one.audience, percentage: index === stage ? percentage : Math.min(own ?? 0, percentage) },
    };
  });
  return {
    plan: raisedTo({ ...plan, stages }, stage + 1, percentage),
    base: { ...base, weight: Math.min(base.weight, weight) },
  };
}

function raisedTo(plan: ReleasePlan, from: number, percentage: number): ReleasePlan {
  const stages = plan.stages.map((stage, index) => {
    const own = stage.audience.percentage;
    if (index < from || own === undefined || own >= percentage) return stage;
    return { ...stage, audience: { ...stage.audience, percentage } };
  });
  return { ...plan, stages };
}

function cannot(why: string): GuidonError {
  const detail = `The edits cannot be taken over into the plan: ${why}. Overwrite them, or abort the release.`;
  return new GuidonError('conflict', detail);
}
