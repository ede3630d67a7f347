import { isText } from './json.js';
import { readLimits } from './limits.js';
import type { Report } from './problem.js';

const keyPattern = /^[a-zA-Z0-9][a-zA-Z0-9._-]{0,99}$/;

export function checkKey(key: unknown, report: Report): void {
  if (isText(key) && keyPattern.test(key)) return;
  report('/key', 'Use 1 to 100 letters, digits, dots, underscores and hyphens, beginning with a letter or a digit.');
}

export function checkName(name: unknown, path: string, report: Report): name is string {
  if (isText(name) && name.length > 0 && name.length <= readLimits.nameLength) return true;
  report(path, `Use a text of 1 to ${readLimits.nameLength} characters.`);
  return false;
}

export function checkBoolean(value: unknown, path: string, report: Report): void {
  if (typeof value !== 'boolean') report(path, 'Use true or false.');
}

/** Gives the list back where it is one, so that its elements can be looked at. */
export function checkList(list: unknown, path: string, report: Report): readonly unknown[] {
  if (Array.isArray(list)) return list;
  report(path, 'Use a list.');
  return [];
}

export function checkFilledList(list: unknown, path: string, report: Report): readonly unknown[] {
  const elements = checkList(list, path, report);
  if (Array.isArray(list) && elements.length === 0) report(path, 'Give at least one element.');
  return elements;
}

/** A list of values that may be long: its first wrong one is reported, not each. */
export function checkValues(
  list: unknown,
  path: string,
  report: Report,
  accepts: (value: unknown) => boolean,
  expects: string,
): void {
  const values = checkList(list, path, report);
  if (values.length > readLimits.listValues) {
    report(path, `Keep the list within ${readLimits.listValues} values; it has ${values.length}.`);
  }
  const wrong = values.findIndex((value) => !accepts(value));
  if (wrong >= 0) report(`${path}/${wrong}`, `Use ${expects}.`);
}

export function checkTexts(list: unknown, path: string, report: Report): void {
  checkValues(list, path, report, isText, 'strings');
}
