import type { Context, Flag, Rule, Segment, Serve, Target } from '@guidon/evaluator';
import fc from 'fast-check';
import {
  type Audience,
  newRelease,
  type Release,
  type ReleasePlan,
  type Settings,
} from '../features/releases/machine/release.model.js';
import { serveOf } from '../features/releases/plan/release.audience.js';
import { checkPlan, type PlanFacts } from '../features/releases/plan/release.checks.js';
import { baseOf, withServe } from '../features/releases/plan/release.parts.js';
import { isOwnRule } from '../features/releases/plan/release.rules.js';
import { aPlan, aStage } from './a-release.js';

/** What somebody releases: the flag's settings before it, and a plan that fits them. */
export interface SomeRelease {
  readonly settings: Settings;
  readonly plan: ReleasePlan;
}

export const flagKey = 'flag';
const variants = { on: 1, off: 0, third: 3 };

export const releaseSegments: readonly Segment[] = [
  { key: 'staff', by: 'userId', included: ['u1', 'u2', 'u3'], excluded: [], rules: [] },
  {
    key: 'friends',
    by: 'tenantId',
    included: ['t1'],
    excluded: [],
    rules: [[{ attribute: 'plan', operator: 'in', values: ['gold'] }]],
  },
  { key: 'odd', by: 'userId', included: ['u5', 'u7', 'u9'], excluded: ['u7'], rules: [] },
];
const segmentKeys = releaseSegments.map(({ key }) => key);

const named = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}${index}`);
const users = named('u', 24);
const tenants = named('t', 6);
const plans = ['gold', 'tin'];

/** Everybody that the small world of these arbitraries knows; some lack what a percentage is drawn by. */
export const everybody: readonly Context[] = [
  ...users.flatMap((userId, index) => {
    const tenantId = tenants[index % tenants.length] ?? '';
    return [{ userId }, { userId, tenantId }, { userId, tenantId, plan: plans[index % 2] ?? '' }];
  }),
  ...tenants.map((tenantId) => ({ tenantId })),
  {},
];

const someValues = fc.oneof(
  fc.record({ by: fc.constant('userId'), values: fc.subarray(users, { minLength: 1, maxLength: 4 }) }),
  fc.record({ by: fc.constant('tenantId'), values: fc.subarray(tenants, { minLength: 1, maxLength: 2 }) }),
);
const someCondition = fc.oneof(
  fc.subarray(plans, { minLength: 1 }).map((values) => ({ attribute: 'plan', operator: 'in' as const, values })),
  fc.constantFrom(...segmentKeys).map((segment) => ({ segment })),
);
const someVariant = fc.constantFrom(...Object.keys(variants));
const someServe: fc.Arbitrary<Serve> = fc.oneof(
  someVariant.map((variant) => ({ variant })),
  fc.integer({ min: 0, max: 100_000 }).map((weight) => ({
    by: 'userId',
    split: [
      { variant: 'third', weight },
      { variant: 'on', weight: 100_000 - weight },
    ],
  })),
);
const someRules: fc.Arbitrary<Rule[]> = fc
  .array(fc.record({ conditions: fc.array(someCondition, { minLength: 1, maxLength: 2 }), serve: someServe }), {
    maxLength: 3,
  })
  .map((rules) => rules.map((rule, index) => ({ id: index === 1 ? 'release-1' : `rule-${index}`, ...rule })));
const someTargets: fc.Arbitrary<Target[]> = fc.array(
  fc.tuple(someVariant, someValues).map(([variant, list]) => ({ variant, ...list })),
  { maxLength: 3 },
);

/** Each stage lets somebody in by name or segment, or a share of all that grows. */
const someStages = fc
  .array(
    fc.record(
      {
        targets: fc.array(someValues, { minLength: 1, maxLength: 2 }),
        segments: fc.subarray(segmentKeys, { minLength: 1 }),
        step: fc.double({ min: 0.001, max: 60, noNaN: true }),
        advance: fc.constantFrom('automatic' as const, 'approval' as const),
        hours: fc.integer({ min: 1, max: 72 }),
      },
      { requiredKeys: ['advance', 'hours'] },
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => {
    let percentage = 0;
    return parts.map(({ step, targets, segments, advance, hours }, index) => {
      if (step !== undefined) percentage = Math.min(100, Math.round((percentage + step) * 1000) / 1000);
      const share = step === undefined ? {} : { percentage };
      const audience: Audience = { ...share, ...(targets && { targets }), ...(segments && { segments }) };
      return aStage({ name: `Stage ${index + 1}`, audience, advance, holdFor: `PT${hours}H` });
    });
  });

const someRaisable = fc
  .tuple(fc.boolean(), fc.integer({ min: 0, max: 30_000 }), fc.constantFrom('userId', 'tenantId'))
  .map(([isEnabled, weight, by]) => {
    const split = [
      { variant: 'on', weight },
      { variant: 'off', weight: 100_000 - weight },
    ];
    return { enabled: isEnabled, by, raised: (weight % 2 === 0 ? { by, split } : { variant: 'off' }) as Serve };
  });

/** Any plan over any settings; `checkPlan` says which of them can be saved. */
const someRelease: fc.Arbitrary<SomeRelease> = fc
  .record({
    raisable: someRaisable,
    stages: someStages,
    targets: someTargets,
    rules: someRules,
    isRule: fc.boolean(),
    condition: someCondition,
    fallthrough: someServe,
    offVariant: fc.constantFrom('off', 'third'),
    onBreach: fc.constantFrom('previous-stage' as const, 'off' as const, 'pause' as const),
  })
  .map(({ raisable, stages, targets, rules, isRule, condition, fallthrough, offVariant, onBreach }) => {
    const { enabled, by, raised } = raisable;
    const common = { enabled, offVariant, targets, prerequisites: [] };
    const plan = aPlan({ stages, by, onBreach });
    if (!isRule) return { settings: { ...common, rules, fallthrough: raised }, plan };
    const rule = { id: 'raised', conditions: [condition], serve: raised };
    const place = rules.length >> 1;
    const around = [...rules.slice(0, place), rule, ...rules.slice(place)];
    return { settings: { ...common, rules: around, fallthrough }, plan: { ...plan, target: { rule: 'raised' } } };
  });

/** As it stands before `start`, with what it will find. */
export function begunOn({ settings, plan }: SomeRelease): Release {
  return { ...newRelease(plan, false), base: baseOf(settings, plan) };
}

export function flagWith(settings: Settings): Flag {
  return { key: flagKey, kind: 'json', variants, ...settings };
}

/** As it is stored, and checked against the flag. */
function factsOf(settings: Settings): PlanFacts {
  const flag = { key: flagKey, kind: 'json' as const, variants, isArchived: false };
  return { flag, settings, segments: new Set(segmentKeys), seenAttributes: null };
}

/** Only what can be saved. */
export const acceptedRelease: fc.Arbitrary<SomeRelease> = someRelease
  .map(mended)
  .filter(({ settings, plan }) => checkPlan(plan, factsOf(settings)).errors.length === 0);

/** Most of what comes by chance lists somebody twice, or has a stage that changes nothing: that much is put right. */
function mended({ settings, plan }: SomeRelease): SomeRelease {
  const { errors } = checkPlan(plan, factsOf(settings));
  const wrong = new Set(errors.map(({ path }) => Number(path.split('/')[2] ?? Number.NaN)));
  const stages = plan.stages.filter((_, index) => !wrong.has(index));
  return { settings, plan: { ...plan, stages } };
}

export type HandEdit = (settings: Settings, release: Release) => Settings;

/** What operators do to the parts of a plan meanwhile, in words that a plan can take over. */
export const someHandEdit: fc.Arbitrary<HandEdit> = fc.oneof(
  fc.boolean().map<HandEdit>((enabled) => (settings) => ({ ...settings, enabled })),
  fc.integer({ min: 0, max: 100_000 }).map<HandEdit>(
    (weight) =>
      (settings, { plan }) =>
        withServe(settings, plan, serveOf(weight, plan)),
  ),
  fc.tuple(someVariant, someValues).map<HandEdit>(([variant, list]) => (settings) => {
    const others = settings.targets.map((target) => {
      const goes = target.variant !== variant && target.by === list.by;
      return goes ? { ...target, values: target.values.filter((value) => !list.values.includes(value)) } : target;
    });
    return { ...settings, targets: [...others, { variant, ...list }] };
  }),
  fc.nat(3).map<HandEdit>((place) => (settings, { base }) => {
    const own = settings.rules.filter((rule) => base !== null && isOwnRule(rule, base));
    const gone = own[place % Math.max(1, own.length)];
    return { ...settings, rules: settings.rules.filter((rule) => rule !== gone) };
  }),
);
