import { writeLimits } from './limits.js';
import type { Condition, Flag, Segment } from './model.js';
import { flagsBehind, type PrerequisitesOf } from './prerequisites.js';
import { type Problem, type Report, reporter } from './problem.js';

/** What an environment's flags refer to must be there, and no flag may stand behind itself. */
export function checkReferences(environment: {
  readonly flags: readonly Flag[];
  readonly segments: readonly Segment[];
}): Problem[] {
  const problems: Problem[] = [];
  const flags = new Map(environment.flags.map((flag) => [flag.key, flag]));
  const segments = new Set(environment.segments.map((segment) => segment.key));
  const prerequisitesOf: PrerequisitesOf = (key) => flags.get(key)?.prerequisites.map((one) => one.flag) ?? [];
  for (const flag of environment.flags) {
    const report = reporter(problems, 'flag', flag.key);
    checkPrerequisites(flag, flags, report);
    checkOrder(flag, prerequisitesOf, report);
    checkSegments(flag, segments, report);
  }
  return problems;
}

function checkPrerequisites(flag: Flag, flags: ReadonlyMap<string, Flag>, report: Report): void {
  for (const [index, prerequisite] of flag.prerequisites.entries()) {
    const path = `/prerequisites/${index}`;
    const behind = flags.get(prerequisite.flag);
    if (behind === undefined) report(`${path}/flag`, `There is no flag "${prerequisite.flag}"; name one that exists.`);
    else checkServedVariants(prerequisite.variants, behind, `${path}/variants`, report);
  }
}

function checkServedVariants(variants: readonly string[], behind: Flag, path: string, report: Report): void {
  for (const [index, variant] of variants.entries()) {
    if (Object.hasOwn(behind.variants, variant)) continue;
    report(`${path}/${index}`, `The flag "${behind.key}" has no variant "${variant}"; name one of its own.`);
  }
}

function checkOrder(flag: Flag, prerequisitesOf: PrerequisitesOf, report: Report): void {
  if (flag.prerequisites.length === 0) return;
  if (flagsBehind(flag.key, prerequisitesOf).size > writeLimits.flagsBehindOne) {
    report('/prerequisites', `Let at most ${writeLimits.flagsBehindOne} flags stand behind one.`);
    return;
  }
  for (const [index, { flag: key }] of flag.prerequisites.entries()) {
    if (key !== flag.key && !flagsBehind(key, prerequisitesOf).has(flag.key)) continue;
    report(`/prerequisites/${index}/flag`, `Through "${key}" the flag stands behind itself; leave it out.`);
  }
}

function checkSegments(flag: Flag, segments: ReadonlySet<string>, report: Report): void {
  for (const [index, rule] of flag.rules.entries()) {
    for (const [position, condition] of rule.conditions.entries()) {
      const missing = missingSegment(condition, segments);
      if (missing === undefined) continue;
      const path = `/rules/${index}/conditions/${position}/segment`;
      report(path, `There is no segment "${missing}"; name one that exists.`);
    }
  }
}

function missingSegment(condition: Condition, segments: ReadonlySet<string>): string | undefined {
  return 'segment' in condition && !segments.has(condition.segment) ? condition.segment : undefined;
}
