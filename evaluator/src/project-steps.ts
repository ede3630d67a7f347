import type { Flag, Rule, Target } from './model.js';
import type { ProjectionBasis } from './project-around.js';
import { projectCondition, projectList } from './project-condition.js';
import { type PlaceOf, projectServe, variantsOf } from './project-serve.js';
import type { ClientStep } from './projection/model.js';

/** How a flag that is on is decided, in its order: prerequisites, targets, rules, fallthrough. */
export function projectSteps(flag: Flag, basis: ProjectionBasis, placeOf: PlaceOf): readonly ClientStep[] {
  return [
    ...flag.prerequisites.map((one): ClientStep => {
      const unmet = { flag: one.flag, variants: one.variants, negate: true as const };
      return { if: [unmet], serve: placeOf(flag.offVariant), reason: 'PREREQUISITE_FAILED' };
    }),
    ...targetsOf(flag).map((one) => projectTarget(one, basis, placeOf)),
    ...flag.rules.map((rule) => projectRule(flag, rule, basis, placeOf)),
    projectServe(flag, flag.fallthrough, placeOf, 'FALLTHROUGH', 'SPLIT'),
  ];
}

function projectTarget({ by, values, variant }: Target, basis: ProjectionBasis, placeOf: PlaceOf): ClientStep {
  return { if: [projectList(by, values, basis)], serve: placeOf(variant), reason: 'TARGET_MATCH' };
}

function projectRule(flag: Flag, rule: Rule, basis: ProjectionBasis, placeOf: PlaceOf): ClientStep {
  const conditions = rule.conditions.map((one) => projectCondition(one, basis));
  return { if: conditions, ...projectServe(flag, rule.serve, placeOf, 'RULE_MATCH') };
}

/** The variants that the steps can serve, in the order of the flag's own, so that equal flags are written alike. */
export function servedVariants(flag: Flag): readonly string[] {
  const served = new Set([
    ...(flag.prerequisites.length > 0 ? [flag.offVariant] : []),
    ...targetsOf(flag).map(({ variant }) => variant),
    ...[...flag.rules.map(({ serve }) => serve), flag.fallthrough].flatMap((serve) => variantsOf(flag, serve)),
  ]);
  return Object.keys(flag.variants).filter((name) => served.has(name));
}

function targetsOf({ targets }: Flag): readonly Target[] {
  return targets.filter(({ values }) => values.length > 0);
}
