import type { Prerequisite, Rule, Target } from '@guidon/evaluator';
import { isSame, type Settings } from './settings.js';
import { conditionsText, serveText, valuesText } from './wording.js';

/** One line of a diff: what it is about, what was there and what comes; null where there is nothing. */
export interface Change {
  readonly what: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What happens, in words, in the order in which a flag is decided. */
export function describeChanges(before: Settings, after: Settings): readonly Change[] {
  return [
    ...changeOf('Switch', onOff(before.enabled), onOff(after.enabled)),
    ...changesByKey('Prerequisite', before.prerequisites, after.prerequisites, (one) => one.flag, prerequisiteText),
    ...targetChanges(before.targets, after.targets),
    ...ruleChanges(before.rules, after.rules),
    ...changeOf('Everybody else', serveText(before.fallthrough), serveText(after.fallthrough)),
    ...changeOf('When switched off', before.offVariant, after.offVariant),
  ];
}

function onOff(isOn: boolean): string {
  return isOn ? 'On' : 'Off';
}

function changeOf(what: string, before: string | null, after: string | null): readonly Change[] {
  return before === after ? [] : [{ what, before, after }];
}

function changesByKey<T>(
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

function prerequisiteText({ variants }: Prerequisite): string {
  return `must serve ${variants.join(' or ')}`;
}

function targetChanges(before: readonly Target[], after: readonly Target[]): readonly Change[] {
  const was = valuesByTarget(before);
  const is = valuesByTarget(after);
  const changes = [...new Set([...was.keys(), ...is.keys()])].flatMap((name) =>
    listChange(`Whitelist of ${name}`, was.get(name) ?? [], is.get(name) ?? []),
  );
  // The same values in another order: the first target that holds a value has it.
  if (changes.length > 0 || isSame(before, after)) return changes;
  return [
    { what: 'Order of the whitelist', before: [...was.keys()].join(', then '), after: [...is.keys()].join(', then ') },
  ];
}

function valuesByTarget(targets: readonly Target[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const { variant, by, values } of targets) {
    const name = `${variant} by ${by}`;
    found.set(name, [...(found.get(name) ?? []), ...values]);
  }
  return found;
}

function listChange(what: string, before: readonly string[], after: readonly string[]): readonly Change[] {
  const was = new Set(before);
  const is = new Set(after);
  const removed = before.filter((value) => !is.has(value));
  const added = after.filter((value) => !was.has(value));
  if (removed.length + added.length === 0) return [];
  return [{ what, before: textOrNone(removed), after: textOrNone(added) }];
}

function textOrNone(values: readonly string[]): string | null {
  return values.length === 0 ? null : valuesText(values);
}

function ruleChanges(before: readonly Rule[], after: readonly Rule[]): readonly Change[] {
  const changes = changesByKey('Rule', before, after, ({ id }) => id, ruleText);
  const kept = (rules: readonly Rule[], others: readonly Rule[]) =>
    rules.map(({ id }) => id).filter((id) => others.some((other) => other.id === id));
  return [
    ...changes,
    ...changeOf('Order of the rules', kept(before, after).join(', '), kept(after, before).join(', ')),
  ];
}

function ruleText({ conditions, serve }: Rule): string {
  return `if ${conditionsText(conditions)}: ${serveText(serve)}`;
}
