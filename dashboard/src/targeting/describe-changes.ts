import type { Prerequisite, Rule, Target } from '@guidon/evaluator';
import { type Change, changeOf, changesByKey, listChange } from '../ui/changes.js';
import { isSame } from '../ui/is-same.js';
import type { Settings } from './settings.js';
import { conditionsText, serveText } from './wording.js';

/** Stands for what neither side says. */
const nothing: Settings = {
  enabled: false,
  targets: [],
  rules: [],
  fallthrough: { variant: '' },
  prerequisites: [],
  offVariant: '',
};

/** What happens, in words, where both sides name only the parts that differ. */
export function describeParts(before: Partial<Settings>, after: Partial<Settings>): readonly Change[] {
  return describeChanges({ ...nothing, ...before }, { ...nothing, ...before, ...after });
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
