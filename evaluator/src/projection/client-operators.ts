import { textOf } from '../attribute.js';
import { parseInstant } from '../instant.js';
import { semverOrder } from '../semver-order.js';

type Comparable = string | number;

/** How an operator reads a value, its own or the attribute's; undefined where it cannot be asked of such a one. */
type Parse = (value: unknown) => Comparable | undefined;

/** Without a test it is no comparison: `in` and `exists` are asked in ways of their own. */
type ClientOperator = readonly [parse: Parse, test?: (left: Comparable, right: Comparable) => boolean];

const text: Parse = (value) => (typeof value === 'string' ? value : undefined);
const number: Parse = (value) => (Number.isFinite(value) ? (value as number) : undefined);

const isLess = (left: Comparable, right: Comparable) => left < right;
const isMore = (left: Comparable, right: Comparable) => left > right;

export const clientOperators: ReadonlyMap<unknown, ClientOperator> = new Map<unknown, ClientOperator>([
  ['in', [textOf]],
  ['exists', [() => undefined]],
  ['startsWith', [text, (left, right) => `${left}`.startsWith(`${right}`)]],
  ['endsWith', [text, (left, right) => `${left}`.endsWith(`${right}`)]],
  ['contains', [text, (left, right) => `${left}`.includes(`${right}`)]],
  ['lt', [number, isLess]],
  ['lte', [number, (left, right) => left <= right]],
  ['gt', [number, isMore]],
  ['gte', [number, (left, right) => left >= right]],
  ['before', [parseInstant, isLess]],
  ['after', [parseInstant, isMore]],
  ['semverEq', [semverOrder, (left, right) => left === right]],
  ['semverLt', [semverOrder, isLess]],
  ['semverGt', [semverOrder, isMore]],
]);
