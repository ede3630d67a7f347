import type { Flag, Json, Segment } from '@guidon/evaluator';
import {
  type Bootstrap,
  type ClientEvents,
  type ContextLike,
  Counts,
  Emitter,
  type Evaluation,
  Flags,
  type GuidonClient,
  type Listener,
  type State,
  TestFlags,
  type Widened,
} from '@guidon/sdk-core';

/** A client whose flags the test sets. */
export class TestClient implements GuidonClient {
  readonly #emitter = new Emitter();
  readonly #definitions: TestFlags;
  readonly #flags: Flags;

  constructor(flags: Readonly<Record<string, Json | Flag>>, segments: readonly Segment[]) {
    this.#definitions = new TestFlags(flags, segments, (change) => this.#emitter.emit('change', change));
    this.#flags = new Flags(this.#definitions, () => false, new Counts());
  }

  /** Gives a flag another value or definition, at once, and calls the `change` listeners. */
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

  isEnabled(key: string, context: ContextLike): boolean {
    return this.#flags.isEnabled(key, context);
  }

  value<T extends Json>(key: string, context: ContextLike, fallback: T): Widened<T> {
    return this.#flags.value(key, context, fallback);
  }

  evaluate<T extends Json>(key: string, context: ContextLike, fallback: T): Evaluation<Widened<T>> {
    return this.#flags.evaluate(key, context, fallback);
  }

  all(context: ContextLike): ReadonlyMap<string, Evaluation<Json>> {
    return this.#flags.all(context);
  }

  bootstrap(context: ContextLike): Bootstrap {
    return this.#flags.bootstrap(context);
  }

  on<K extends keyof ClientEvents>(event: K, listener: Listener<ClientEvents[K]>): () => void {
    return this.#emitter.on(event, listener);
  }

  close(): Promise<void> {
    this.#emitter.clear();
    return Promise.resolve();
  }
}
