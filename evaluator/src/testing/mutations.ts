import fc from 'fast-check';
import type { Context } from '../index.js';

/** Names that objects inherit, among others. */
const names = ['__proto__', 'constructor', 'toString', 'userId', 'hasOwnProperty', ''];
export const someJson = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom(...names),
  fc.dictionary(fc.constantFrom(...names), fc.jsonValue()),
  fc.array(fc.constantFrom(...names)),
);

type Container = Record<string, unknown>;

function pathsIn(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [[]];
  return [[], ...Object.entries(value).flatMap(([name, inner]) => pathsIn(inner).map((path) => [name, ...path]))];
}

/** The value with something else at one place. */
function withReplaced(value: unknown, path: readonly string[], other: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return other;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as Container) }) as Container;
  Object.defineProperty(copy, name, { value: withReplaced(copy[name], rest, other), enumerable: true });
  return copy;
}

/** The value with anything else at any one place. */
export function mutationsOf(value: unknown): fc.Arbitrary<unknown> {
  return fc
    .tuple(fc.constantFrom(...pathsIn(value)), someJson)
    .map(([path, other]) => withReplaced(value, path, other));
}

/** Whatever a caller may hand in. */
export const someWildContext = fc.oneof(
  fc.anything({
    withNullPrototype: true,
    withBigInt: true,
    withDate: true,
    withMap: true,
    withSparseArray: true,
    key: fc.constantFrom(...names),
  }),
  fc.dictionary(fc.constantFrom('userId', 'a', ...names), fc.anything()),
) as fc.Arbitrary<Context>;
