import { checkWrites } from './check-writes.js';
import { type History, type Life, type Shown, stateText } from './history.js';
import { holds, type Lineage, lineageOf } from './lineage.js';

/**
 * `lost` what was acknowledged is not there · `doubled` it is there twice, or though it was refused · `reordered` before
 * what had been acknowledged when it began · `overwritten` another change came between it and what it had to follow on ·
 * `gap` a version is missing · `unaudited` the audit log tells another story · `regressed` a client went back from a
 * state that Postgres holds · `foreign` a state, an answer or a change that comes from nowhere · `diverged` a client did
 * not arrive · `complained` it says that something was wrong
 */
export type FindingKind = (typeof findingKinds)[number];
export const findingKinds = [
  'lost',
  'doubled',
  'reordered',
  'overwritten',
  'gap',
  'unaudited',
  'regressed',
  'foreign',
  'diverged',
  'complained',
] as const;

export interface Finding {
  readonly kind: FindingKind;
  readonly what: string;
}

/** Whatever in a history must not be. */
export function checkHistory(history: History): readonly Finding[] {
  const lineage = lineageOf(history.start, history.changes);
  const lost = history.leftBehind.map((changes) => lineageOf(history.start, changes));
  const { gap } = lineage;
  return [
    ...(gap === undefined ? [] : [{ kind: 'gap' as const, what: `before version ${gap.version} (${gap.token})` }]),
    ...checkWrites(history, lineage),
    ...history.lives.flatMap((life) => checkLife(life, { lineage, lost, past: history.past })),
  ];
}

interface Known {
  readonly lineage: Lineage;
  readonly lost: readonly Lineage[];
  readonly past: ReadonlySet<string>;
}

function checkLife(life: Life, known: Known): readonly Finding[] {
  const findings = [...checkSteps(life, known)];
  for (const what of life.complaints) findings.push({ kind: 'complained', what: `${life.name}: ${what}` });
  const last = life.shown.at(-1);
  const end = stateText(known.lineage.last);
  if (!life.isOver && (last === undefined || stateText(last) !== end))
    findings.push({ kind: 'diverged', what: `${life.name} shows ${last && stateText(last)}, and not ${end}` });
  return findings;
}

function* checkSteps({ name, shown }: Life, known: Known): Generator<Finding> {
  let before: Shown | undefined;
  for (const state of shown) {
    if (!isKnown(state, known)) yield { kind: 'foreign', what: `${name} showed ${stateText(state)}` };
    if (before !== undefined && isRegress(before, state, known))
      yield { kind: 'regressed', what: `${name} went from ${stateText(before)} to ${stateText(state)}` };
    before = state;
  }
}

const isKnown = (state: Shown, { lineage, lost, past }: Known): boolean =>
  holds(lineage, state) || lost.some((one) => holds(one, state)) || past.has(stateText(state));

/** Back, or aside, from what Postgres holds still: only from what it has lost may a reset lead away. */
function isRegress(before: Shown, state: Shown, { lineage, past }: Known): boolean {
  if (state.version > before.version || stateText(state) === stateText(before)) return false;
  return holds(lineage, before) || past.has(stateText(before));
}
