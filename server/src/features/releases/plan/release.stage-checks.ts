import { weightOf, writeLimits } from '@guidon/evaluator';
import { durationAdvice, durationMs } from '../machine/release.durations.js';
import type { AudienceListing, ReleasePlan, Stage } from '../machine/release.model.js';
import { valuesIn, wholeWeight } from './release.audience.js';
import type { PlanFacts, Report } from './release.checks.js';
import { listedFor } from './release.lists.js';
import { baseOf } from './release.parts.js';

const maximumStages = 50;

/** Who is in before a stage: what the next one adds is measured by this. */
interface Sofar {
  weight: number;
  readonly listed: Map<string, Set<string>>;
  readonly segments: Set<string>;
}

export function checkStages(plan: ReleasePlan, facts: PlanFacts, report: Report): void {
  const { stages } = plan;
  if (stages.length === 0) report('/stages', 'a plan has at least one stage');
  if (stages.length > maximumStages) report('/stages', `a plan has at most ${maximumStages} stages`);
  const sofar = before(plan, facts);
  for (const [index, stage] of stages.entries()) {
    const at: Report = (path, message) => report(`/stages/${index}${path}`, message);
    checkName(stage, stages.slice(0, index), at);
    checkHold(stage, index === stages.length - 1, at);
    if ((stage.guards ?? []).length > 0) at('/guards', 'guards come later: leave them out');
    checkAudience(stage, { plan, facts, sofar, isFirst: index === 0 }, at);
  }
}

function before(plan: ReleasePlan, { settings }: PlanFacts): Sofar {
  const attributes = new Set(plan.stages.flatMap(({ audience }) => (audience.targets ?? []).map(({ by }) => by)));
  const listed = [...attributes].map((by) => [by, new Set(listedFor(settings.targets, plan.variant, by))] as const);
  const { weight } = baseOf(settings, plan);
  // Where all are in, that is told of what is raised, and not of each stage.
  return { weight: weight === wholeWeight ? 0 : weight, listed: new Map(listed), segments: new Set() };
}

function checkName({ name }: Stage, others: readonly Stage[], report: Report): void {
  if (name.trim() === '') report('/name', 'must not be empty');
  if (others.some((other) => other.name === name)) report('/name', 'another stage has this name: give each its own');
}

function checkHold({ holdFor }: Stage, isLast: boolean, report: Report): void {
  const holdMs = durationMs(holdFor);
  if (holdMs === undefined) report('/holdFor', durationAdvice);
  if (holdMs === 0 && !isLast) report('/holdFor', 'only the last stage may be held for no time');
}

interface StageFacts {
  readonly plan: ReleasePlan;
  readonly facts: PlanFacts;
  readonly sofar: Sofar;
  readonly isFirst: boolean;
}

function checkAudience({ audience }: Stage, { plan, facts, sofar, isFirst }: StageFacts, report: Report): void {
  const { targets = [], segments = [], percentage } = audience;
  const errors: (readonly [string, string])[] = [];
  const note: Report = (path, message) => errors.push([`/audience${path}`, message]);
  let added = 0;
  for (const [index, list] of targets.entries()) {
    const at: Report = (path, message) => note(`/targets/${index}${path}`, message);
    checkListing(list, plan, facts, at);
    added += addListing(list, sofar, at);
  }
  added += addSegments(segments, facts.segments, sofar, note);
  if (percentage !== undefined) added += addPercentage(percentage, sofar, note);
  if (added === 0 && errors.length === 0) note('', isFirst ? emptyFirst : emptyLater);
  for (const [path, message] of errors) report(path, message);
}

const emptyFirst = 'the first stage lets nobody in who is not in yet: name targets, segments or a percentage';
const emptyLater = 'the stage changes nothing: let somebody in beside those who are in by then, or leave it out';

function checkListing({ by, values, hint }: AudienceListing, plan: ReleasePlan, facts: PlanFacts, report: Report) {
  if (values.length === 0) report('/values', hint ?? 'name at least one value');
  for (const target of facts.settings.targets) {
    if (target.by !== by || target.variant === plan.variant) continue;
    const others = new Set(target.values);
    for (const [index, value] of values.entries()) {
      if (!others.has(value)) continue;
      report(`/values/${index}`, `"${value}" is listed for "${target.variant}": take it out of there first`);
    }
  }
}

function addListing({ by, values }: AudienceListing, { listed }: Sofar, report: Report): number {
  const held = listed.get(by) ?? new Set();
  const sizeBefore = held.size;
  for (const value of valuesIn([{ by, values }], by)) held.add(value);
  if (held.size > writeLimits.listValues) {
    report('/values', `keep the list by "${by}" within ${writeLimits.listValues} values; it has ${held.size} by then`);
  }
  return held.size - sizeBefore;
}

function addSegments(keys: readonly string[], known: ReadonlySet<string>, { segments }: Sofar, report: Report): number {
  const sizeBefore = segments.size;
  for (const [index, key] of keys.entries()) {
    if (!known.has(key)) report(`/segments/${index}`, `there is no segment "${key}": name one that exists`);
    segments.add(key);
  }
  return segments.size - sizeBefore;
}

function addPercentage(percentage: number, sofar: Sofar, report: Report): number {
  const weight = weightOf(percentage);
  if (weight === undefined) {
    report('/percentage', 'use a number from 0 to 100 of at most three decimals');
    return 0;
  }
  const added = weight - sofar.weight;
  if (added < 0) {
    report('/percentage', `a percentage must not fall, and ${sofar.weight / 1000} % are in before this stage`);
  }
  sofar.weight = Math.max(sofar.weight, weight);
  return Math.max(0, added);
}
