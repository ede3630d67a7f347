import {
  changedFlags,
  type Flag,
  type FlagKind,
  type Json,
  loadSnapshot,
  type Ruleset,
  type Segment,
  type Snapshot,
} from '@guidon/evaluator';
import {
  type ClientEvents,
  type ContextLike,
  Counts,
  Emitter,
  type Evaluation,
  type FlagState,
  Flags,
  type GuidonClient,
  GuidonError,
  type Listener,
  type State,
  type Widened,
} from '@guidon/sdk-core';

/** A client whose flags the test sets. */
export class TestClient implements GuidonClient {
  readonly #emitter = new Emitter();
  readonly #definitions = new Map<string, Flag>();
  readonly #segments: readonly Segment[];
  readonly #state: { -readonly [K in keyof FlagState]: FlagState[K] };
  readonly #flags: Flags;
  #version = 0;

  constructor(flags: Readonly<Record<string, Json | Flag>>, segments: readonly Segment[]) {
    this.#segments = segments;
    for (const [key, value] of Object.entries(flags)) this.#definitions.set(key, flagOf(key, value));
    this.#state = { ruleset: this.#compile(), source: 'stream' };
    this.#flags = new Flags(this.#state, () => false, new Counts());
  }

  /** Gives a flag another value or definition, at once, and calls the `change` listeners. */
  set(key: string, value: Json | Flag): void {
    const before = this.#definitions.get(key);
    this.#definitions.set(key, flagOf(key, value));
    try {
      this.#replace(this.#compile());
    } catch (error) {
      if (before === undefined) this.#definitions.delete(key);
      else this.#definitions.set(key, before);
      throw error;
    }
  }

  /** Makes a flag unknown. */
  remove(key: string): void {
    this.#definitions.delete(key);
    this.#replace(this.#compile());
  }

  ready(): Promise<State> {
    return Promise.resolve({ source: this.#state.source, version: this.#version });
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

  on<K extends keyof ClientEvents>(event: K, listener: Listener<ClientEvents[K]>): () => void {
    return this.#emitter.on(event, listener);
  }

  close(): Promise<void> {
    this.#emitter.clear();
    return Promise.resolve();
  }

  #compile(): Ruleset {
    this.#version += 1;
    const snapshot: Snapshot & { format: 1 } = {
      format: 1,
      version: this.#version,
      digest: this.#version.toString(16).padStart(16, '0'),
      flags: [...this.#definitions.values()],
      segments: this.#segments,
    };
    const loaded = loadSnapshot(snapshot);
    const [problem] = loaded.problems;
    if (loaded.kind === 'loaded' && problem === undefined) return loaded.ruleset;
    throw invalid(`${problem?.kind} ${problem?.key} at ${problem?.path || '/'}: ${problem?.message}`);
  }

  #replace(ruleset: Ruleset): void {
    const flags = changedFlags(this.#state.ruleset, ruleset);
    this.#state.ruleset = ruleset;
    if (flags.length > 0) this.#emitter.emit('change', { flags, version: this.#version });
  }
}

function flagOf(key: string, value: Json | Flag): Flag {
  if (isFlag(value)) return { ...value, key };
  const on = typeof value === 'boolean' && !value ? 'off' : 'on';
  const variants: Record<string, Json> = typeof value === 'boolean' ? { on: true, off: false } : { on: value };
  const none = { targets: [], prerequisites: [], rules: [] };
  return { key, kind: kindOf(value), variants, enabled: true, offVariant: on, ...none, fallthrough: { variant: on } };
}

function isFlag(value: Json | Flag): value is Flag {
  return (
    typeof value === 'object' && value !== null && 'variants' in value && 'fallthrough' in value && 'kind' in value
  );
}

function kindOf(value: Json): FlagKind {
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'number') return 'number';
  return typeof value === 'string' ? 'string' : 'json';
}

function invalid(message: string): GuidonError {
  return new GuidonError('invalid-option', `createTestClient: ${message}`, { option: 'flags' });
}
