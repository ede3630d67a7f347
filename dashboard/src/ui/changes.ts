/** One line of a diff: what it is about, what was there and what comes; null where there is nothing. */
export interface Change {
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
}

export function changeOf(what: string, before: string | null, after: string | null): readonly Change[] {
  return before === after ? [] : [{ what, before, after }];
}

/** Of things that have names: each that came, went or is another. */
export function changesByKey<T>(
  what: string,
  before: readonly T[],
  after: readonly T[],
  keyOf: (one: T) => string,
  textOf: (one: T) => string,
): readonly Change[] {
  const was = new Map(before.map((one) => [keyOf(one), textOf(one)]));
  const is = new Map(after.map((one) => [keyOf(one), textOf(one)]));
  const keys = new Set([...was.keys(), ...is.keys()]);
  return [...keys].flatMap((key) => changeOf(`${what} ${key}`, was.get(key) ?? null, is.get(key) ?? null));
}

/** Only what came and what went: such lists are long. */
export function listChange(what: string, before: readonly string[], after: readonly string[]): readonly Change[] {
  const was = new Set(before);
  const is = new Set(after);
  const removed = before.filter((value) => !is.has(value));
  const added = after.filter((value) => !was.has(value));
  return changeOf(what, textOrNone(removed), textOrNone(added));
}

function textOrNone(values: readonly string[]): string | null {
  return values.length === 0 ? null : valuesText(values);
}

/** What is shown of a list before it is cut off. */
const shownValues = 5;

export function valuesText(values: readonly (string | number)[]): string {
  const shown = values.slice(0, shownValues).map((value) => JSON.stringify(value));
  const more = values.length - shown.length;
  return shown.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
