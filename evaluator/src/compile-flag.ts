import { type Attribute, attributeNamed } from './attribute.js';
import { type CompiledCondition, compileCondition } from './compile-condition.js';
import { type CompiledServe, type CompiledSplit, compileServe, type ServeSurroundings } from './compile-serve.js';
import type { Flag, Json, Rule, Target } from './model.js';
import { invalidOutcome, type Outcome, outcomeOf, undecided } from './outcome.js';

export interface CompiledFlag {
  readonly key: string;
  /** The outcome where no context can change it, else `undecided`. */
  readonly constant: Outcome;
  /** By position; position 0 stands for no variant. */
  readonly names: readonly (string | null)[];
  readonly values: readonly Json[];
  readonly prerequisites: readonly CompiledPrerequisite[];
  readonly prerequisiteFailed: Outcome;
  readonly targets: readonly CompiledTarget[];
  readonly rules: readonly CompiledRule[];
  readonly fallthrough: CompiledServe;
  /** The shortest way, where there is one. */
  readonly draw: Draw | undefined;
  readonly origin: FlagOrigin;
}

/** The commonest of all: a whitelist and a split by one attribute, which is read once; nothing else has a say. */
export interface Draw {
  readonly by: Attribute;
  readonly targeted: ReadonlyMap<string, Outcome>;
  readonly split: CompiledSplit;
}

/** Where a compiled flag comes from. */
export interface FlagOrigin {
  /** What was received last, malformed or not: the next patch's list deltas apply to it. */
  readonly wire: unknown;
  /** The last version that was well-formed. */
  readonly lastGood: Flag | undefined;
  /** What decisions come from: the flag, or only what its kill switch serves, or nothing. */
  readonly served: Flag | OffVariant | undefined;
}

export interface OffVariant {
  readonly name: string;
  readonly value: Json;
}

export interface CompiledPrerequisite {
  readonly flag: string;
  readonly variants: ReadonlySet<string | null>;
}

/** Neighbouring targets by one attribute, as one lookup. */
export interface CompiledTarget {
  readonly by: Attribute;
  readonly outcomes: ReadonlyMap<string, Outcome>;
}

export interface CompiledRule {
  readonly conditions: readonly CompiledCondition[];
  readonly serve: CompiledServe;
}

export function compileFlag(flag: Flag, origin: FlagOrigin): CompiledFlag {
  const names = Object.keys(flag.variants);
  const positions = new Map(names.map((name, index) => [name, index + 1]));
  const positionOf = (variant: string) => positions.get(variant) ?? 0;
  const around = { seed: flag.seed ?? flag.key, offVariant: positionOf(flag.offVariant), positionOf };
  const fallthrough = compileServe(flag.fallthrough, { plain: 'FALLTHROUGH', split: 'SPLIT' }, around);
  const targets = compileTargets(flag.targets, positionOf);
  return {
    key: flag.key,
    constant: constantOutcome(flag, fallthrough, around.offVariant),
    names: [null, ...names],
    values: [null, ...Object.values(flag.variants)],
    prerequisites: flag.prerequisites.map((one) => ({ flag: one.flag, variants: new Set(one.variants) })),
    prerequisiteFailed: outcomeOf(around.offVariant, 'PREREQUISITE_FAILED'),
    targets,
    rules: flag.rules.map((rule) => compileRule(rule, around)),
    fallthrough,
    draw: drawOf(flag, targets, fallthrough),
    origin,
  };
}

/** A flag that serves one value whatever it is asked: `variant` undefined leaves it to the caller's default. */
export function compileConstant(key: string, variant: OffVariant | undefined, origin: FlagOrigin): CompiledFlag {
  return {
    key,
    constant: variant === undefined ? invalidOutcome : outcomeOf(1, 'DISABLED'),
    names: [null, variant?.name ?? null],
    values: [null, variant?.value ?? null],
    prerequisites: [],
    prerequisiteFailed: invalidOutcome,
    targets: [],
    rules: [],
    fallthrough: invalidOutcome,
    draw: undefined,
    origin,
  };
}

function constantOutcome(flag: Flag, fallthrough: CompiledServe, offVariant: number): Outcome {
  if (!flag.enabled) return outcomeOf(offVariant, 'DISABLED');
  const isBare = flag.prerequisites.length === 0 && flag.targets.length === 0 && flag.rules.length === 0;
  return isBare && typeof fallthrough === 'number' ? fallthrough : undecided;
}

function drawOf(flag: Flag, targets: readonly CompiledTarget[], fallthrough: CompiledServe): Draw | undefined {
  if (typeof fallthrough === 'number' || flag.rules.length > 0 || flag.prerequisites.length > 0) return undefined;
  const { by } = fallthrough;
  if (targets.some((target) => target.by.name !== by.name)) return undefined;
  return { by, targeted: targets[0]?.outcomes ?? new Map(), split: fallthrough };
}

function compileRule(rule: Rule, around: ServeSurroundings): CompiledRule {
  return {
    conditions: rule.conditions.map(compileCondition),
    serve: compileServe(rule.serve, { plain: 'RULE_MATCH', split: 'RULE_MATCH' }, around),
  };
}

function compileTargets(targets: readonly Target[], positionOf: (variant: string) => number): CompiledTarget[] {
  const groups: { by: Attribute; outcomes: Map<string, Outcome> }[] = [];
  for (const target of targets) {
    let group = groups.at(-1);
    if (group?.by.name !== target.by) {
      group = { by: attributeNamed(target.by), outcomes: new Map() };
      groups.push(group);
    }
    addTarget(group.outcomes, target, outcomeOf(positionOf(target.variant), 'TARGET_MATCH'));
  }
  return groups;
}

/** The first target that holds a value has it. */
function addTarget(outcomes: Map<string, Outcome>, target: Target, outcome: Outcome): void {
  for (const value of target.values) {
    if (!outcomes.has(value)) outcomes.set(value, outcome);
  }
}
