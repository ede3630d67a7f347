import { type Change, type HeldState, type Shown, stateText } from './history.js';

/** The states that changes lead through, one after the other. */
export interface Lineage {
  readonly last: HeldState;
  /** As texts, to be looked up. */
  readonly states: ReadonlySet<string>;
  readonly changes: readonly Change[];
  /** Of each change, by its token, the token of the change of the same flag before it. */
  readonly before: ReadonlyMap<string, string | undefined>;
  /** The first place where a version is missing or follows on another state. */
  readonly gap: Change | undefined;
}

export function lineageOf(start: HeldState, changes: readonly Change[]): Lineage {
  const states = new Set([stateText(start)]);
  const before = new Map<string, string | undefined>();
  let last = start;
  let gap: Change | undefined;
  for (const change of changes) {
    if (change.version !== last.version + 1 || change.from !== last.id) gap ??= change;
    before.set(change.token, last.tokens[change.flag]);
    last = after(last, change);
    states.add(stateText(last));
  }
  return { last, states, changes, before, gap };
}

function after({ values, tokens }: HeldState, { version, id, flag, token, value }: Change): HeldState {
  return { version, id, values: { ...values, [flag]: value }, tokens: { ...tokens, [flag]: token } };
}

export function holds({ states }: Lineage, shown: Shown): boolean {
  return states.has(stateText(shown));
}
