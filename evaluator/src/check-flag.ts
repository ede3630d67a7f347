import { checkCondition } from './check-condition.js';
import { checkBoolean, checkFilledList, checkKey, checkList, checkName, checkTexts } from './check-parts.js';
import { checkServe } from './check-serve.js';
import { checkKind, checkVariantName, checkVariants } from './check-variants.js';
import { isNestedWithin, isRecord, type JsonRecord } from './json.js';
import { readLimits } from './limits.js';
import { type Problem, type Report, reporter } from './problem.js';

/** Everything that is wrong with a flag by itself; what it refers to is for `checkReferences`. Never throws. */
export function checkFlag(flag: unknown): Problem[] {
  const problems: Problem[] = [];
  const report = reporter(problems, 'flag', keyIn(flag));
  if (!isRecord(flag)) report('', 'Use an object.');
  else if (!isNestedWithin(flag, 2 * readLimits.nestingLevels)) report('', 'The flag is nested too deeply.');
  else checkParts(flag, report);
  return problems;
}

/** The key of something malformed; empty where it has none. */
export function keyIn(thing: unknown): string {
  return isRecord(thing) && typeof thing['key'] === 'string' ? thing['key'] : '';
}

function checkParts(flag: JsonRecord, report: Report): void {
  checkKey(flag['key'], report);
  checkKind(flag['kind'], report);
  checkVariants(flag['kind'], flag['variants'], report);
  checkBoolean(flag['enabled'], '/enabled', report);
  checkVariantName(flag['offVariant'], flag['variants'], '/offVariant', report);
  if (flag['seed'] !== undefined) checkName(flag['seed'], '/seed', report);
  for (const [index, target] of checkList(flag['targets'], '/targets', report).entries()) {
    checkTarget(target, flag['variants'], `/targets/${index}`, report);
  }
  for (const [index, prerequisite] of checkList(flag['prerequisites'], '/prerequisites', report).entries()) {
    checkPrerequisite(prerequisite, `/prerequisites/${index}`, report);
  }
  checkRules(flag, report);
  checkServe(flag['fallthrough'], flag['variants'], '/fallthrough', report);
}

function checkTarget(target: unknown, variants: unknown, path: string, report: Report): void {
  if (!isRecord(target)) {
    report(path, 'Use { variant, by, values }.');
    return;
  }
  checkVariantName(target['variant'], variants, `${path}/variant`, report);
  checkName(target['by'], `${path}/by`, report);
  checkTexts(target['values'], `${path}/values`, report);
}

function checkPrerequisite(prerequisite: unknown, path: string, report: Report): void {
  if (!isRecord(prerequisite)) {
    report(path, 'Use { flag, variants }.');
    return;
  }
  checkName(prerequisite['flag'], `${path}/flag`, report);
  checkFilledList(prerequisite['variants'], `${path}/variants`, report);
  if (Array.isArray(prerequisite['variants'])) checkTexts(prerequisite['variants'], `${path}/variants`, report);
}

function checkRules(flag: JsonRecord, report: Report): void {
  const ids = new Set<unknown>();
  for (const [index, rule] of checkList(flag['rules'], '/rules', report).entries()) {
    const path = `/rules/${index}`;
    if (!isRecord(rule)) {
      report(path, 'Use { id, conditions, serve }.');
      continue;
    }
    checkRule(rule, flag['variants'], path, report);
    if (ids.has(rule['id'])) report(`${path}/id`, 'Give each rule of the flag an id of its own.');
    ids.add(rule['id']);
  }
}

function checkRule(rule: JsonRecord, variants: unknown, path: string, report: Report): void {
  checkName(rule['id'], `${path}/id`, report);
  for (const [index, condition] of checkFilledList(rule['conditions'], `${path}/conditions`, report).entries()) {
    checkCondition(condition, `${path}/conditions/${index}`, report);
  }
  checkServe(rule['serve'], variants, `${path}/serve`, report);
}
