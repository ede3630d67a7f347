import { parseInstant } from '../instant.js';
import { semverOrder } from '../semver-order.js';

type Comparable = string | number;
type Test = (left: Comparable, right: Comparable) => boolean;

/** How an operator reads a value; undefined where it cannot be asked of such a one. */
type Parse = (value: unknown) => Comparable | undefined;

const asText: Parse = (value) => (typeof value === 'string' ? value : undefined);
const asNumber: Parse = (value) => (Number.isFinite(value) ? (value as number) : undefined);

const isLess: Test = (left, right) => left < right;
const isMore: Test = (left, right) => left > right;
const isSame: Test = (left, right) => left === right;

/** A name that every object inherits gives no pair either: to take one apart throws. */
export const operators: Readonly<Record<string, readonly [Parse, Test]>> = {
  in: [asText, isSame],
  exists: [() => undefined, isSame],
  startsWith: [asText, (left, right) => `${left}`.startsWith(`${right}`)],
  endsWith: [asText, (left, right) => `${left}`.endsWith(`${right}`)],
  contains: [asText, (left, right) => `${left}`.includes(`${right}`)],
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
