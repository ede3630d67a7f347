import { parseInstant } from '../instant.js';
import { semverOrder } from '../semver-order.js';

/** How an operator reads a value; undefined where it cannot be asked of such a one. */
type Parse = (value: unknown) => string | number | undefined;

/** Of two values that were both read by the operator. */
type Test = (left: never, right: never) => boolean;

const asText: Parse = (value) => (typeof value === 'string' ? value : undefined);
const asNumber: Parse = (value) => (Number.isFinite(value) ? (value as number) : undefined);

const isLess: Test = (left, right) => left < right;
const isMore: Test = (left, right) => left > right;
const isSame: Test = (left, right) => left === right;

/** A name that every object inherits gives no pair either: to take one apart throws. */
export const operators: Readonly<Record<string, readonly [Parse, Test]>> = {
  in: [asText, isSame],
  exists: [() => undefined, isSame],
  startsWith: [asText, (left: string, right: string) => left.startsWith(right)],
  endsWith: [asText, (left: string, right: string) => left.endsWith(right)],
  contains: [asText, (left: string, right: string) => left.includes(right)],
  lt: [asNumber, isLess],
  lte: [asNumber, (left, right) => left <= right],
  gt: [asNumber, isMore],
  gte: [asNumber, (left, right) => left >= right],
  before: [parseInstant, isLess],
  after: [parseInstant, isMore],
  semverEq: [semverOrder, isSame],
  semverLt: [semverOrder, isLess],
  semverGt: [semverOrder, isMore],
};
