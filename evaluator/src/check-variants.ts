import { isJson, isNestedWithin, isRecord, ownProperty } from './json.js';
import { readLimits } from './limits.js';
import type { FlagKind } from './model.js';
import { pointer, type Report } from './problem.js';
import { utf8Length } from './utf8.js';

const isOfKind: ReadonlyMap<unknown, (value: unknown) => boolean> = new Map<FlagKind, (value: unknown) => boolean>([
  ['boolean', (value) => typeof value === 'boolean'],
  ['string', (value) => typeof value === 'string'],
  ['number', (value) => typeof value === 'number' && Number.isFinite(value)],
  ['json', () => true],
]);

export function checkKind(kind: unknown, report: Report): void {
  if (!isOfKind.has(kind)) report('/kind', `Use one of ${[...isOfKind.keys()].join(', ')}.`);
}

export function checkVariants(kind: unknown, variants: unknown, report: Report): void {
  if (!isRecord(variants)) {
    report('/variants', 'Use an object of variants, each name with its value.');
    return;
  }
  const names = Object.keys(variants);
  if (names.length === 0) report('/variants', 'Give at least one variant.');
  for (const name of names) checkVariant(kind, name, variants[name], report);
}

function checkVariant(kind: unknown, name: string, value: unknown, report: Report): void {
  const path = `/variants${pointer(name)}`;
  if (name.length === 0 || name.length > readLimits.nameLength) {
    report(path, `Name the variant with 1 to ${readLimits.nameLength} characters.`);
  }
  const objection = objectionTo(value);
  if (objection !== undefined) {
    report(path, objection);
    return;
  }
  if (isOfKind.get(kind)?.(value) === false) report(path, `Give a value of the flag's kind, ${kind}.`);
}

/** Why a value cannot be served at all, whatever the flag's kind. */
export function objectionTo(value: unknown): string | undefined {
  if (!isNestedWithin(value, readLimits.nestingLevels)) return `Nest at most ${readLimits.nestingLevels} levels.`;
  if (!isJson(value)) return 'Use a value that JSON can carry.';
  return isTooLarge(value) ? `Keep the value within ${readLimits.variantValueBytes} bytes of JSON.` : undefined;
}

function isTooLarge(value: unknown): boolean {
  if (typeof value === 'boolean' || typeof value === 'number') return false;
  const text = JSON.stringify(value);
  if (text.length > readLimits.variantValueBytes) return true;
  // A UTF-16 unit takes at most three bytes of UTF-8: short texts need no count.
  return text.length * 3 > readLimits.variantValueBytes && utf8Length(text) > readLimits.variantValueBytes;
}

/** Reports a name that is not one of the flag's variants. */
export function checkVariantName(name: unknown, variants: unknown, path: string, report: Report): void {
  if (typeof name !== 'string') {
    report(path, 'Name a variant.');
    return;
  }
  if (!isRecord(variants)) return;
  if (ownProperty(variants, name) === undefined) {
    report(path, `The flag has no variant "${name.slice(0, 100)}"; name one of its own.`);
  }
}
