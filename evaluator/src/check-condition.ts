import { checkBoolean, checkName, checkValues } from './check-parts.js';
import { isRecord, type JsonRecord } from './json.js';
import { operatorNamed, operatorNames } from './operators.js';
import type { Report } from './problem.js';

/** A rule's condition: on an attribute or on a segment. */
export function checkCondition(condition: unknown, path: string, report: Report): void {
  if (!isRecord(condition)) {
    report(path, 'Use { attribute, operator, values, negate } or { segment, negate }.');
    return;
  }
  if (condition['segment'] === undefined) {
    checkAttributeCondition(condition, path, report);
    return;
  }
  if (condition['attribute'] !== undefined) report(path, 'Ask of an attribute or of a segment, not of both.');
  checkName(condition['segment'], `${path}/segment`, report);
  checkNegate(condition, path, report);
}

/** A condition inside a segment, which may not name a segment in turn. */
export function checkSegmentsCondition(condition: unknown, path: string, report: Report): void {
  if (!isRecord(condition)) {
    report(path, 'Use { attribute, operator, values, negate }.');
    return;
  }
  if (condition['segment'] !== undefined) {
    report(`${path}/segment`, 'A segment cannot stand inside a segment; repeat its conditions here.');
    return;
  }
  checkAttributeCondition(condition, path, report);
}

function checkAttributeCondition(condition: JsonRecord, path: string, report: Report): void {
  checkName(condition['attribute'], `${path}/attribute`, report);
  checkNegate(condition, path, report);
  const operator = operatorNamed(condition['operator']);
  if (operator === undefined) {
    report(`${path}/operator`, `Use one of ${operatorNames.join(', ')}.`);
    return;
  }
  checkValues(condition['values'], `${path}/values`, report, operator.accepts, operator.expects);
}

function checkNegate(condition: JsonRecord, path: string, report: Report): void {
  if (condition['negate'] !== undefined) checkBoolean(condition['negate'], `${path}/negate`, report);
}
