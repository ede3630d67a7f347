import { evaluate, type Ruleset } from '@guidon/evaluator';
import { maxCounts } from './limits.js';

export interface Count {
  readonly flag: string;
  /** `null` where the flag could not be served: malformed, or asked for as another type. */
  readonly variant: string | null;
  readonly count: number;
}

/** What `isEnabled` said about one flag. */
interface BooleanCount {
  readonly key: string;
  readonly ruleset: Ruleset;
  readonly isServed: boolean;
  on: number;
  off: number;
}

/** How often each variant was served. Flags that do not exist are not counted, so that it stays bounded. */
export class Counts {
  #booleans = new Map<string, BooleanCount>();
  #variants = new Map<string, Map<string | null, number>>();
  #size = 0;
  #last: BooleanCount | undefined;

  /** On the path of every `isEnabled`: no allocation for a flag that was asked for before. */
  countBoolean(ruleset: Ruleset, key: string, isOn: boolean): void {
    const last = this.#last;
    const isLast = last !== undefined && last.key === key && last.ruleset === ruleset;
    const count = isLast ? last : this.#find(ruleset, key);
    if (count === undefined) return;
    if (isOn) count.on += 1;
    else count.off += 1;
  }

  count(key: string, variant: string | null, times = 1): void {
    const variants = this.#variants.get(key) ?? new Map<string | null, number>();
    const held = variants.get(variant);
    if (held === undefined && !this.#hasRoom()) return;
    this.#variants.set(key, variants.set(variant, (held ?? 0) + times));
  }

  /** Everything counted since the last time. */
  take(): readonly Count[] {
    for (const [key, count] of this.#booleans) this.#spill(key, count);
    const taken = [...this.#variants].flatMap(([flag, variants]) =>
      [...variants].map(([variant, count]) => ({ flag, variant, count })),
    );
    this.#booleans = new Map();
    this.#variants = new Map();
    this.#size = 0;
    this.#last = undefined;
    return taken;
  }

  #find(ruleset: Ruleset, key: string): BooleanCount | undefined {
    const held = this.#booleans.get(key);
    const count = held?.ruleset === ruleset ? held : this.#describe(ruleset, key);
    if (count !== undefined) this.#last = count;
    return count;
  }

  #describe(ruleset: Ruleset, key: string): BooleanCount | undefined {
    const before = this.#booleans.get(key);
    if (before !== undefined) this.#spill(key, before);
    this.#booleans.delete(key);
    const { reason } = evaluate(ruleset, key, {}, false);
    if (reason === 'FLAG_NOT_FOUND' || (before === undefined && !this.#hasRoom())) return undefined;
    const isServed = reason !== 'TYPE_MISMATCH' && reason !== 'INVALID_FLAG';
    const count: BooleanCount = { key, ruleset, isServed, on: 0, off: 0 };
    this.#booleans.set(key, count);
    return count;
  }

  #spill(key: string, { isServed, on, off }: BooleanCount): void {
    if (on > 0) this.count(key, isServed ? 'on' : null, on);
    if (off > 0) this.count(key, isServed ? 'off' : null, off);
  }

  #hasRoom(): boolean {
    if (this.#size >= maxCounts) return false;
    this.#size += 1;
    return true;
  }
}
