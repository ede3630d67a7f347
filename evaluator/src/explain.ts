import { attributeNamed, readAttribute, readText, type Subject } from './attribute.js';
import { bucketWith } from './bucket.js';
import type { CompiledCondition } from './compile-condition.js';
import type { CompiledFlag } from './compile-flag.js';
import { type CompiledServe, type CompiledSplit, decideServe } from './compile-serve.js';
import { decideUpToSplit, holds, isMet } from './decide.js';
import { explainTargets } from './explain-targets.js';
import type { DrawStep, ExplainedCondition, Explanation, PrerequisiteStep, ServeStep, Step } from './explanation.js';
import type { Condition, Context, Flag } from './model.js';
import { isDisabled, noVariant, type Outcome, reasonOf, variantOf } from './outcome.js';
import type { Ruleset } from './ruleset.js';

/** One evaluation that keeps what it saw. */
interface Walk {
  readonly ruleset: Ruleset;
  readonly flag: CompiledFlag;
  readonly served: Flag;
  readonly subject: Subject;
  readonly steps: Step[];
}

/**
 * Decides one flag as `evaluate` does with a default of null, and says which way led there. For people: it allocates
 * freely. Never throws, whatever the context is.
 */
export function explain(ruleset: Ruleset, key: string, context: Context): Explanation {
  const flag = ruleset.flags.get(key);
  if (flag === undefined) {
    return { variant: null, value: null, reason: 'FLAG_NOT_FOUND', steps: [{ kind: 'unknown' }] };
  }
  const steps: Step[] = [];
  const outcome = walk(ruleset, flag, context, steps);
  const position = variantOf(outcome);
  const isServed = position !== noVariant;
  return {
    variant: isServed ? (flag.names[position] ?? null) : null,
    value: isServed ? (flag.values[position] ?? null) : null,
    reason: reasonOf(outcome),
    steps,
  };
}

function walk(ruleset: Ruleset, flag: CompiledFlag, subject: Subject, steps: Step[]): Outcome {
  const { served } = flag.origin;
  if (served === undefined || !('key' in served)) {
    steps.push(served === undefined ? { kind: 'unreadable' } : { kind: 'switch', isOn: false });
    return flag.constant;
  }
  steps.push({ kind: 'switch', isOn: served.enabled });
  if (!served.enabled) return flag.constant;
  const way: Walk = { ruleset, flag, served, subject, steps };
  if (!arePrerequisitesMet(way)) return flag.prerequisiteFailed;
  return explainTargets(flag, served, subject, steps) ?? walkRules(way);
}

function arePrerequisitesMet({ ruleset, flag, subject, steps }: Walk): boolean {
  if (flag.prerequisites.length > 0 && ruleset.unmeetable.has(flag.key)) {
    steps.push({ kind: 'unmeetable' });
    return false;
  }
  const explained = flag.prerequisites.map((one): PrerequisiteStep => {
    const behind = ruleset.flags.get(one.flag);
    const outcome = behind && decideServe(decideUpToSplit(ruleset, behind, subject, new Map()), subject);
    return {
      kind: 'prerequisite',
      flag: one.flag,
      wanted: [...one.variants].filter((name) => name !== null),
      served: outcome === undefined ? null : (behind?.names[variantOf(outcome)] ?? null),
      isOff: outcome !== undefined && isDisabled(outcome),
      isMet: isMet(ruleset, one, subject, new Map()),
    };
  });
  steps.push(...explained);
  return explained.every((one) => one.isMet);
}

function walkRules(way: Walk): Outcome {
  const { flag, served, steps } = way;
  for (const [place, rule] of flag.rules.entries()) {
    const conditions = rule.conditions.map((compiled, index) =>
      explainCondition(way, compiled, served.rules[place]?.conditions[index] as Condition),
    );
    const isMatch = conditions.every((one) => one.holds);
    steps.push({ kind: 'rule', id: served.rules[place]?.id ?? '', place, conditions, isMatch });
    if (isMatch) return walkServe(way, rule.serve, place);
  }
  return walkServe(way, flag.fallthrough, null);
}

function explainCondition(
  { ruleset, subject }: Walk,
  compiled: CompiledCondition,
  condition: Condition,
): ExplainedCondition {
  return {
    condition,
    holds: holds(ruleset, compiled, subject),
    lacks: 'segment' in compiled ? lacksSegment(ruleset, compiled.segment) : lacksAttribute(compiled, subject),
  };
}

function lacksSegment(ruleset: Ruleset, key: string): ExplainedCondition['lacks'] {
  return ruleset.segments.get(key)?.compiled === undefined ? 'segment' : null;
}

function lacksAttribute(
  compiled: Exclude<CompiledCondition, { segment: string }>,
  subject: Subject,
): ExplainedCondition['lacks'] {
  if (compiled.asksExistence) return null;
  return (readAttribute(compiled.attribute, subject) ?? null) === null ? 'attribute' : null;
}

function walkServe({ flag, served, subject, steps }: Walk, serve: CompiledServe, rule: number | null): Outcome {
  const drawn = typeof serve === 'number' ? {} : { draw: explainDraw(flag, served, serve, subject) };
  const step: ServeStep = { kind: 'serve', rule, ...drawn };
  steps.push(step);
  return decideServe(serve, subject);
}

function explainDraw(flag: CompiledFlag, served: Flag, split: CompiledSplit, subject: Subject): DrawStep {
  const text = readText(attributeNamed(split.by.name), subject) ?? null;
  return {
    by: split.by.name,
    seed: served.seed ?? flag.key,
    text,
    bucket: text === null ? null : bucketWith(split.seed, text),
    ranges: split.ends.map((to, index) => ({
      variant: flag.names[variantOf(split.outcomes[index] ?? noVariant)] ?? '',
      from: split.ends[index - 1] ?? 0,
      to,
    })),
  };
}
