import {
  type Context,
  type Evaluation as Decision,
  evaluate,
  explainAll,
  isEnabled,
  type Json,
  type Reason,
  type Ruleset,
} from '@guidon/evaluator';
import { type Bootstrap, bootstrapOf } from './bootstrap.js';
import type { Counts } from './counts.js';
import type { Source } from './events.js';
import { Samples } from './samples.js';

/** What a default says about the type asked for: `20` asks for any number. */
export type Widened<T extends Json> = T extends boolean
  ? boolean
  : T extends number
    ? number
    : T extends string
      ? string
      : T;

/** A decision, and how far it can be trusted. */
export interface Evaluation<T extends Json> {
  readonly value: T;
  /** The variant served; `null` where the value is the caller's default. */
  readonly variant: string | null;
  readonly reason: Reason;
  /** The environment's version that decided. */
  readonly version: number;
  readonly source: Source;
  /** True while nobody keeps the values current. */
  readonly stale: boolean;
}

/** A context, or the user's id in its place. */
export type ContextLike = Context | string;

export interface FlagState {
  readonly ruleset: Ruleset;
  readonly source: Source;
}

/** Questions about flags. Each is answered at once from memory: no wait, no exception, no network. */
export class Flags {
  readonly #state: FlagState;
  readonly #isStale: () => boolean;
  readonly #counts: Counts;
  readonly #samples: Samples;

  constructor(state: FlagState, isStale: () => boolean, counts: Counts, samples: Samples = new Samples()) {
    this.#state = state;
    this.#isStale = isStale;
    this.#counts = counts;
    this.#samples = samples;
  }

  isEnabled(key: string, context: ContextLike): boolean {
    const ruleset = this.#state.ruleset;
    const isOn = isEnabled(ruleset, key, context);
    this.#counts.countBoolean(ruleset, key, isOn);
    if (this.#samples.isOpen) this.#samples.see(context);
    return isOn;
  }

  value<T extends Json>(key: string, context: ContextLike, fallback: T): Widened<T> {
    return this.#decide(key, context, fallback).value as Widened<T>;
  }

  evaluate<T extends Json>(key: string, context: ContextLike, fallback: T): Evaluation<Widened<T>> {
    return this.#explained(this.#decide(key, context, fallback)) as Evaluation<Widened<T>>;
  }

  all(context: ContextLike): ReadonlyMap<string, Evaluation<Json>> {
    const { ruleset, source } = this.#state;
    const { version } = ruleset;
    const stale = this.#isStale();
    return explainAll(ruleset, contextOf(context), (value, variant, reason) => {
      return { value, variant, reason, version, source, stale };
    });
  }

  bootstrap(context: ContextLike): Bootstrap {
    return bootstrapOf(this.#state.ruleset, contextOf(context));
  }

  #decide<T extends Json>(key: string, context: ContextLike, fallback: T): Decision<T> {
    const decision = evaluate(this.#state.ruleset, key, contextOf(context), fallback);
    if (decision.reason !== 'FLAG_NOT_FOUND') this.#counts.count(key, decision.variant);
    if (this.#samples.isOpen) this.#samples.see(context);
    return decision;
  }

  #explained<T extends Json>({ value, variant, reason }: Decision<T>): Evaluation<T> {
    const { ruleset, source } = this.#state;
    return { value, variant, reason, version: ruleset.version, source, stale: this.#isStale() };
  }
}

function contextOf(context: ContextLike): Context {
  return typeof context === 'string' ? { userId: context } : context;
}
