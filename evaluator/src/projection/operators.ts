type Test = (left: never, right: never) => boolean;

export const isSame: Test = (left, right) => left === right;

/** Of two values of one type. In lists, as what every object inherits cannot be taken for one. */
export const operators: Readonly<Record<string, readonly [Test]>> = {
  is: [isSame],
  in: [isSame],
  startsWith: [(left: string, right: string) => left.startsWith(right)],
  endsWith: [(left: string, right: string) => left.endsWith(right)],
  contains: [(left: string, right: string) => left.includes(right)],
  lt: [(left, right) => left < right],
  lte: [(left, right) => left <= right],
  gt: [(left, right) => left > right],
  gte: [(left, right) => left >= right],
};
