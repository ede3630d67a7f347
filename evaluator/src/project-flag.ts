import { checkFlag } from './check-flag.js';
import type { OffVariant } from './compile-flag.js';
import { isRecord } from './json.js';
import { readKillSwitch } from './kill-switch.js';
import type { Flag, Json, Prerequisite, Rule, Serve, Target } from './model.js';
import type { FlagSurroundings, ProjectionBasis } from './project-around.js';
import { projectCondition, rulesNeedServer } from './project-condition.js';
import type { ClientFlag, ClientRule, ClientServe, ClientTarget, DisabledFlag } from './projection/model.js';

/**
 * A flag as client keys see it; undefined where they do not, or where nothing of it can be read. Of a malformed flag
 * its kill switch is shown where that can be read. Never throws.
 */
export function projectFlag(flag: unknown, around: FlagSurroundings): ClientFlag | undefined {
  if (!isRecord(flag) || !isMarkedVisible(flag)) return undefined;
  if (checkFlag(flag).length === 0) return projectWellFormed(flag as unknown as Flag, around);
  const off = readKillSwitch(flag);
  return off === undefined || typeof flag['key'] !== 'string' ? undefined : projectOff(flag['key'], off);
}

export function isMarkedVisible(flag: unknown): boolean {
  return isRecord(flag) && flag['clientVisible'] === true;
}

export function projectOff(key: string, { name, value }: OffVariant): DisabledFlag {
  return { key, enabled: false, variants: Object.fromEntries([[name, value]]), offVariant: name };
}

/** A kill switch needs nobody's help: what is off is shown as off, whatever its rules ask. */
export function projectWellFormed(flag: Flag, around: FlagSurroundings): ClientFlag {
  const { key, offVariant, seed } = flag;
  if (!flag.enabled) return projectOff(key, { name: offVariant, value: flag.variants[offVariant] ?? null });
  if (rulesNeedServer(flag.rules, around)) return { key, server: true };
  const targets = flag.targets.filter(({ values }) => values.length > 0);
  const fallthrough = projectServe(flag.fallthrough);
  return {
    key,
    enabled: true,
    variants: servedVariants(flag, targets),
    offVariant,
    ...(seed !== undefined && seed !== key && { seed }),
    ...(targets.length > 0 && { targets: targets.map((target) => projectTarget(target, around)) }),
    ...(flag.prerequisites.length > 0 && { prerequisites: flag.prerequisites.map(projectPrerequisite) }),
    ...(flag.rules.length > 0 && { rules: flag.rules.map((rule) => projectRule(rule, around)) }),
    fallthrough,
  };
}

function projectTarget({ variant, by, values }: Target, { pseudonym }: ProjectionBasis): ClientTarget {
  return { variant, by, values: values.map((value) => pseudonym(by, value)) };
}

function projectPrerequisite({ flag, variants }: Prerequisite): Prerequisite {
  return { flag, variants };
}

function projectRule({ conditions, serve }: Rule, basis: ProjectionBasis): ClientRule {
  return { conditions: conditions.map((one) => projectCondition(one, basis)), serve: projectServe(serve) };
}

function projectServe(serve: Serve): ClientServe {
  if (!('split' in serve)) return { variant: serve.variant };
  const parts = serve.split.filter(({ weight }) => weight > 0);
  return { by: serve.by, split: parts.map(({ variant, weight }) => ({ variant, weight })) };
}

/** In the order of the flag's own, so that equal flags are written alike. */
function servedVariants(flag: Flag, targets: readonly Target[]): Readonly<Record<string, Json>> {
  const serves = [...flag.rules.map(({ serve }) => serve), flag.fallthrough];
  const served = new Set([flag.offVariant, ...targets.map(({ variant }) => variant), ...serves.flatMap(variantsIn)]);
  return Object.fromEntries(Object.entries(flag.variants).filter(([name]) => served.has(name)));
}

function variantsIn(serve: Serve): readonly string[] {
  const shown = projectServe(serve);
  return 'split' in shown ? shown.split.map(({ variant }) => variant) : [shown.variant];
}
