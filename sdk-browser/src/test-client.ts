import { evaluateAll } from '@guidon/evaluator';
import {
  type ClientEvents,
  type Context,
  Counts,
  Emitter,
  type Evaluation,
  type Flag,
  Flags,
  type Json,
  type Listener,
  type Segment,
  type State,
  TestFlags,
  type Widened,
} from '@guidon/sdk-core';
import type { GuidonClient } from './client.js';
import type { Decisions } from './decisions-view.js';

/** A client whose flags the test sets. */
export class TestClient implements GuidonClient {
  readonly #emitter = new Emitter();
  readonly #definitions: TestFlags;
  readonly #flags: Flags;
  #context: Context;
  #decisions: Decisions;

  constructor(flags: Readonly<Record<string, Json | Flag>>, segments: readonly Segment[], context: Context) {
    this.#definitions = new TestFlags(flags, segments, () => this.#decide());
    this.#flags = new Flags(this.#definitions, () => false, new Counts());
    this.#context = { ...context };
    this.#decisions = evaluateAll(this.#definitions.ruleset, this.#context);
  }

  /**
   * Gives a flag another value or definition, at once, and calls the `change` listeners.
   *
   * @throws GuidonError of the kind `invalid-option` where the definition is malformed; the flag stays what it was.
   */
  set(key: string, value: Json | Flag): void {
    this.#definitions.set(key, value);
  }

  /** Makes a flag unknown. */
  remove(key: string): void {
    this.#definitions.remove(key);
  }

  ready(): Promise<State> {
    return Promise.resolve(this.#definitions.state);
  }

  isEnabled(key: string): boolean {
    return this.#flags.isEnabled(key, this.#context);
  }

  value<T extends Json>(key: string, fallback: T): Widened<T> {
    return this.#flags.value(key, this.#context, fallback);
  }

  evaluate<T extends Json>(key: string, fallback: T): Evaluation<Widened<T>> {
    return this.#flags.evaluate(key, this.#context, fallback);
  }

  all(): ReadonlyMap<string, Evaluation<Json>> {
    return this.#flags.all(this.#context);
  }

  identify(context: Context): Promise<State> {
    this.#context = { ...context };
    this.#decide();
    return this.ready();
  }

  decisions(): Decisions {
    return this.#decisions;
  }

  /** A test that renders on the server or hydrates sees the flags that it set. */
  bootstrapped(): Decisions {
    return this.#decisions;
  }

  on<K extends keyof ClientEvents>(event: K, listener: Listener<ClientEvents[K]>): () => void {
    return this.#emitter.on(event, listener);
  }

  close(): Promise<void> {
    this.#emitter.clear();
    return Promise.resolve();
  }

  #decide(): void {
    const before = this.#decisions;
    const after = evaluateAll(this.#definitions.ruleset, this.#context);
    const flags = [...new Set([...before.keys(), ...after.keys()])].filter(
      (key) => served(before, key) !== served(after, key),
    );
    if (flags.length === 0) return;
    this.#decisions = after;
    this.#emitter.emit('change', { flags, version: this.#definitions.state.version });
  }
}

/** Value and variant as one text; undefined for an unknown flag. */
function served(decisions: Decisions, key: string): string | undefined {
  const decision = decisions.get(key);
  return decision && JSON.stringify([decision.variant, decision.value]);
}
