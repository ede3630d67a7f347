import type { Condition, Rule } from '@guidon/evaluator';
import { isSameJson } from '../../../changes/change.digest.js';
import type { Raised, ReleaseBase, ReleasePlan, Settings } from '../machine/release.model.js';
import { type Begun, reachedBy } from './release.audience.js';

const idShape = /^release-(\d{1,9})$/;

function numberOf({ id }: Rule): number {
  return Number(idShape.exec(id)?.[1] ?? 0);
}

/** The first number that no rule has, nor any after it: an earlier plan's rules are people's by now. */
export function firstFreeNumber(rules: readonly Rule[]): number {
  return Math.max(0, ...rules.map(numberOf)) + 1;
}

export function isOwnRule(rule: Rule, { firstRule }: ReleaseBase): boolean {
  return numberOf(rule) >= firstRule;
}

/** Where what is raised stands among the rules; undefined where it is gone. */
export function placeOf(target: Raised, rules: readonly Rule[]): number | undefined {
  if (target === 'fallthrough') return rules.length;
  const place = rules.findIndex(({ id }) => id === target.rule);
  return place < 0 ? undefined : place;
}

/** A segment is let in under the conditions of the rule that is raised. */
export function rulesWanted({ rules }: Pick<Settings, 'rules'>, release: Begun): Omit<Rule, 'id'>[] {
  const { plan } = release;
  const conditions = conditionsOf(plan, rules);
  if (conditions === undefined) return [];
  return reachedBy(release).segments.map((segment) => ({
    conditions: [{ segment }, ...conditions],
    serve: { variant: plan.variant },
  }));
}

function conditionsOf({ target }: ReleasePlan, rules: readonly Rule[]): readonly Condition[] | undefined {
  if (target === 'fallthrough') return [];
  return rules.find(({ id }) => id === target.rule)?.conditions;
}

export function isSameRule(one: Omit<Rule, 'id'>, other: Omit<Rule, 'id'>): boolean {
  return isSameJson([one.conditions, one.serve], [other.conditions, other.serve]);
}

/** Rules that are as they are to be stay where they are; missing ones come directly before what is raised. */
export function rulesAt(settings: Settings, release: Begun): readonly Rule[] {
  const { rules } = settings;
  const wanted = rulesWanted(settings, release);
  const place = placeOf(release.plan.target, rules) ?? rules.length;
  const isOwn = (rule: Rule) => isOwnRule(rule, release.base);
  const own = rules.slice(0, place).filter(isOwn);
  const kept = wanted.flatMap((one) => own.find((rule) => isSameRule(one, rule)) ?? []);
  const before = rules.slice(0, place).filter((rule) => !isOwn(rule) || kept.includes(rule));
  const behind = rules.slice(place).filter((rule) => !isOwn(rule));
  const missing = wanted.filter((one) => !kept.some((rule) => isSameRule(one, rule)));
  if (before.length + behind.length === rules.length && missing.length === 0) return rules;
  return [...before, ...numbered(missing, [...before, ...behind], release.base), ...behind];
}

function numbered(wanted: readonly Omit<Rule, 'id'>[], rules: readonly Rule[], { firstRule }: ReleaseBase): Rule[] {
  const taken = new Set(rules.map(numberOf));
  let number = firstRule;
  return wanted.map((rule) => {
    while (taken.has(number)) number += 1;
    taken.add(number);
    return { id: `release-${number}`, ...rule };
  });
}
