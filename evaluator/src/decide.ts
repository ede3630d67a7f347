import { readText, type Subject } from './attribute.js';
import { type CompiledCondition, holdsAttribute } from './compile-condition.js';
import type { CompiledFlag, CompiledPrerequisite, CompiledRule, CompiledTarget, Draw } from './compile-flag.js';
import { isInSegment } from './compile-segment.js';
import { type CompiledServe, decideServe, drawSplit } from './compile-serve.js';
import { isDisabled, type Outcome, undecided, variantOf } from './outcome.js';
import type { Ruleset } from './ruleset.js';

/** What was decided of flags that stand behind another, within one evaluation. */
export type Decided = Map<CompiledFlag, Outcome>;

/** Decides a flag without a clock, I/O or randomness, and for a plain flag without allocating. */
export function decide(ruleset: Ruleset, flag: CompiledFlag, subject: Subject): Outcome {
  if (flag.constant !== undecided) return flag.constant;
  if (flag.draw !== undefined) return decideDraw(flag.draw, subject);
  if (flag.prerequisites.length > 0) return decideBehind(ruleset, flag, subject, new Map());
  return decideServe(chooseServe(ruleset, flag, subject), subject);
}

function decideDraw(draw: Draw, subject: Subject): Outcome {
  const text = readText(draw.by, subject);
  if (text === undefined) return draw.split.withoutValue;
  return draw.targeted.get(text) ?? drawSplit(draw.split, text);
}

/** The outcome, or the split that is left to be drawn; shares what is known of prerequisites. */
export function decideUpToSplit(
  ruleset: Ruleset,
  flag: CompiledFlag,
  subject: Subject,
  decided: Decided,
): CompiledServe {
  if (flag.constant !== undecided) return flag.constant;
  if (flag.prerequisites.length > 0) return decideBehind(ruleset, flag, subject, decided);
  return chooseServe(ruleset, flag, subject);
}

function decideBehind(ruleset: Ruleset, flag: CompiledFlag, subject: Subject, decided: Decided): Outcome {
  const known = decided.get(flag);
  if (known !== undefined) return known;
  const outcome = arePrerequisitesMet(ruleset, flag, subject, decided)
    ? decideServe(chooseServe(ruleset, flag, subject), subject)
    : flag.prerequisiteFailed;
  decided.set(flag, outcome);
  return outcome;
}

/** A flag that stands behind itself, or behind too many, is never met: that bounds the recursion too. */
function arePrerequisitesMet(ruleset: Ruleset, flag: CompiledFlag, subject: Subject, decided: Decided): boolean {
  if (ruleset.unmeetable.has(flag.key)) return false;
  return flag.prerequisites.every((one) => isMet(ruleset, one, subject, decided));
}

export function isMet(
  ruleset: Ruleset,
  prerequisite: CompiledPrerequisite,
  subject: Subject,
  decided: Decided,
): boolean {
  const flag = ruleset.flags.get(prerequisite.flag);
  if (flag === undefined) return false;
  const outcome = decideServe(decideUpToSplit(ruleset, flag, subject, decided), subject);
  return !isDisabled(outcome) && prerequisite.variants.has(flag.names[variantOf(outcome)] ?? null);
}

function chooseServe(ruleset: Ruleset, flag: CompiledFlag, subject: Subject): CompiledServe {
  const targeted = flag.targets.length === 0 ? undecided : decideTargets(flag.targets, subject);
  if (targeted !== undecided) return targeted;
  for (const rule of flag.rules) {
    if (holdsRule(ruleset, rule, subject)) return rule.serve;
  }
  return flag.fallthrough;
}

export function decideTargets(targets: readonly CompiledTarget[], subject: Subject): Outcome {
  for (const target of targets) {
    const text = readText(target.by, subject);
    const outcome = text === undefined ? undefined : target.outcomes.get(text);
    if (outcome !== undefined) return outcome;
  }
  return undecided;
}

function holdsRule(ruleset: Ruleset, rule: CompiledRule, subject: Subject): boolean {
  return rule.conditions.every((condition) => holds(ruleset, condition, subject));
}

export function holds(ruleset: Ruleset, condition: CompiledCondition, subject: Subject): boolean {
  if (!('segment' in condition)) return holdsAttribute(condition, subject);
  const segment = ruleset.segments.get(condition.segment)?.compiled;
  return segment !== undefined && isInSegment(segment, subject) !== condition.negate;
}
