import { checkSegmentsCondition } from './check-condition.js';
import { keyIn } from './check-flag.js';
import { checkFilledList, checkList, checkName, checkTexts } from './check-parts.js';
import { isNestedWithin, isRecord, type JsonRecord } from './json.js';
import { readLimits } from './limits.js';
import { type Problem, type Report, reporter } from './problem.js';

/** Everything that is wrong with a segment. Never throws. */
export function checkSegment(segment: unknown): Problem[] {
  const problems: Problem[] = [];
  const report = reporter(problems, 'segment', keyIn(segment));
  if (!isRecord(segment)) report('', 'Use an object.');
  else if (!isNestedWithin(segment, readLimits.nestingLevels)) report('', 'The segment is nested too deeply.');
  else checkParts(segment, report);
  return problems;
}

function checkParts(segment: JsonRecord, report: Report): void {
  checkName(segment['key'], '/key', report);
  checkName(segment['by'], '/by', report);
  checkTexts(segment['included'], '/included', report);
  checkTexts(segment['excluded'], '/excluded', report);
  for (const [index, rule] of checkList(segment['rules'], '/rules', report).entries()) {
    const path = `/rules/${index}`;
    for (const [position, condition] of checkFilledList(rule, path, report).entries()) {
      checkSegmentsCondition(condition, `${path}/${position}`, report);
    }
  }
}
