import { type Context, evaluate, type Flag, loadSnapshot, type Ruleset } from '@guidon/evaluator';

export interface Around {
  readonly version: number;
  readonly digest: string;
  readonly flags: readonly unknown[];
  readonly segments: readonly unknown[];
}

export interface ReachCount {
  readonly sampled: number;
  readonly seen: number;
  readonly reached: number;
  readonly changed: number;
  readonly before: Readonly<Record<string, number>>;
  readonly after: Readonly<Record<string, number>>;
}

/** How long a count may take, and how long of it without a breath for others. */
export interface ReachPace {
  readonly now: () => number;
  readonly breathe: () => Promise<void>;
}

const atOnceMs = 5;
/** Half of what a request has: what was counted by then is the answer. */
const mostMs = 900;

/** What each context gets now, and would get with the other flag in its place; by the evaluator that SDKs have. */
export async function countReach(
  around: Around,
  flag: Flag,
  contexts: readonly Context[],
  { now: clock, breathe }: ReachPace,
): Promise<ReachCount> {
  const now = rulesetOf(around);
  const then = rulesetOf({ ...around, flags: [...around.flags.filter((other) => keyOf(other) !== flag.key), flag] });
  const before = new Map<string, number>();
  const after = new Map<string, number>();
  let reached = 0;
  let changed = 0;
  let seen = 0;
  const begunAtMs = clock();
  let breathedAtMs = begunAtMs;
  for (const context of contexts) {
    if (clock() - breathedAtMs >= atOnceMs) {
      if (clock() - begunAtMs >= mostMs) break;
      await breathe();
      breathedAtMs = clock();
    }
    seen += 1;
    const old = variantOf(now, flag.key, context);
    const next = variantOf(then, flag.key, context);
    before.set(old, (before.get(old) ?? 0) + 1);
    after.set(next, (after.get(next) ?? 0) + 1);
    if (old !== next) changed += 1;
    if (isReached(flag, next)) reached += 1;
  }
  const counts = { before: Object.fromEntries(before), after: Object.fromEntries(after) };
  return { sampled: contexts.length, seen, reached, changed, ...counts };
}

function rulesetOf(around: Around): Ruleset | undefined {
  const loaded = loadSnapshot(around);
  return loaded.kind === 'malformed' ? undefined : loaded.ruleset;
}

/** '' where nothing can be served. */
function variantOf(ruleset: Ruleset | undefined, key: string, context: Context): string {
  return ruleset === undefined ? '' : (evaluate(ruleset, key, context, null).variant ?? '');
}

function isReached({ kind, offVariant }: Flag, variant: string): boolean {
  return kind === 'boolean' ? variant === 'on' : variant !== '' && variant !== offVariant;
}

function keyOf(flag: unknown): unknown {
  return (flag as { readonly key?: unknown } | null)?.key;
}
