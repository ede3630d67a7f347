import { textOf } from './attribute.js';
import { parseInstant } from './instant.js';
import type { Operator } from './model.js';
import { semverOrder } from './semver-order.js';

/** Whether one value of an attribute matches; undefined where the operator cannot be asked of a value of its type. */
export type Matcher = (value: unknown) => boolean | undefined;

type Values = readonly (string | number)[];

interface OperatorDefinition {
  /** What is expected of a condition's values, for the message of a refusal. */
  readonly expects: string;
  readonly accepts: (value: unknown) => boolean;
  readonly prepare: (values: Values) => Matcher;
}

const operators: ReadonlyMap<string, OperatorDefinition> = new Map<Operator, OperatorDefinition>([
  ['in', { expects: 'strings or finite numbers', accepts: isStringOrNumber, prepare: matchIn }],
  ['startsWith', textOperator((text, value) => text.startsWith(value))],
  ['endsWith', textOperator((text, value) => text.endsWith(value))],
  ['contains', textOperator((text, value) => text.includes(value))],
  ['lt', numberOperator((left, right) => left < right)],
  ['lte', numberOperator((left, right) => left <= right)],
  ['gt', numberOperator((left, right) => left > right)],
  ['gte', numberOperator((left, right) => left >= right)],
  ['before', instantOperator((left, right) => left < right)],
  ['after', instantOperator((left, right) => left > right)],
  ['semverEq', semverOperator((left, right) => left === right)],
  ['semverLt', semverOperator((left, right) => left < right)],
  ['semverGt', semverOperator((left, right) => left > right)],
  ['exists', { expects: 'no values', accepts: () => false, prepare: () => () => undefined }],
]);

export const operatorNames: readonly string[] = [...operators.keys()];

export function operatorNamed(name: unknown): OperatorDefinition | undefined {
  return typeof name === 'string' ? operators.get(name) : undefined;
}

function matchIn(values: Values): Matcher {
  const texts = new Set(values.map(String));
  return (value) => {
    const text = textOf(value);
    return text === undefined ? undefined : texts.has(text);
  };
}

function textOperator(test: (text: string, value: string) => boolean): OperatorDefinition {
  const parse = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return parsedOperator('strings', parse, test);
}

function numberOperator(test: (left: number, right: number) => boolean): OperatorDefinition {
  const parse = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined);
  return parsedOperator('finite numbers', parse, test);
}

function instantOperator(test: (left: number, right: number) => boolean): OperatorDefinition {
  return parsedOperator('RFC 3339 instants such as 2026-01-31T12:00:00Z', parseInstant, test);
}

function semverOperator(test: (left: string, right: string) => boolean): OperatorDefinition {
  return parsedOperator('SemVer 2.0 versions such as 1.2.3-beta.1', semverOrder, test);
}

function parsedOperator<T>(
  expects: string,
  parse: (value: unknown) => T | undefined,
  test: (left: T, right: T) => boolean,
): OperatorDefinition {
  const prepare = (values: Values): Matcher => {
    const parsed = values.map(parse).filter((value) => value !== undefined);
    return (value) => {
      const subject = parse(value);
      return subject === undefined ? undefined : parsed.some((one) => test(subject, one));
    };
  };
  return { expects, accepts: (value) => parse(value) !== undefined, prepare };
}

function isStringOrNumber(value: unknown): boolean {
  return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
}
