import { type Context, evaluate, type Flag, loadSnapshot, type Ruleset } from '@guidon/evaluator';

export interface Around {
  readonly version: number;
  readonly digest: string;
  readonly flags: readonly unknown[];
  readonly segments: readonly unknown[];
}

export interface ReachCount {
  readonly seen: number;
  readonly reached: number;
  readonly changed: number;
  readonly before: Readonly<Record<string, number>>;
  readonly after: Readonly<Record<string, number>>;
}

/** Contexts that are decided without a breath for others: some milliseconds. */
const atOnce = 500;

/** What each context gets now, and would get with the other flag in its place; by the evaluator that SDKs have. */
export async function countReach(
  around: Around,
  flag: Flag,
  contexts: readonly Context[],
  breathe: () => Promise<void>,
): Promise<ReachCount> {
  const now = rulesetOf(around);
  const then = rulesetOf({ ...around, flags: [...around.flags.filter((other) => keyOf(other) !== flag.key), flag] });
  const before = new Map<string, number>();
  const after = new Map<string, number>();
  let reached = 0;
  let changed = 0;
  for (const [index, context] of contexts.entries()) {
    if (index % atOnce === atOnce - 1) await breathe();
    const old = variantOf(now, flag.key, context);
    const next = variantOf(then, flag.key, context);
    before.set(old, (before.get(old) ?? 0) + 1);
    after.set(next, (after.get(next) ?? 0) + 1);
    if (old !== next) changed += 1;
    if (isReached(flag, next)) reached += 1;
  }
  const counts = { before: Object.fromEntries(before), after: Object.fromEntries(after) };
  return { seen: contexts.length, reached, changed, ...counts };
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
