import {
  changedFlags,
  type Flag,
  type FlagKind,
  type Json,
  loadSnapshot,
  type Ruleset,
  type Segment,
} from '@guidon/evaluator';
import { GuidonError } from './errors.js';
import type { Change, State } from './events.js';
import type { FlagState } from './flags.js';

/** The flags of a test client: what the test says, compiled as in production. */
export class TestFlags implements FlagState {
  readonly source = 'stream';
  readonly #definitions = new Map<string, Flag>();
  readonly #segments: readonly Segment[];
  readonly #onChange: (change: Change) => void;
  #ruleset: Ruleset;
  #version = 0;

  constructor(
    flags: Readonly<Record<string, Json | Flag>>,
    segments: readonly Segment[],
    onChange: (change: Change) => void,
  ) {
    this.#segments = segments;
    this.#onChange = onChange;
    for (const [key, value] of Object.entries(flags)) this.#definitions.set(key, flagOf(key, value));
    this.#ruleset = this.#compile();
  }

  get ruleset(): Ruleset {
    return this.#ruleset;
  }

  get state(): State {
    return { source: this.source, version: this.#version };
  }

  /** Throws where the flag is malformed, and keeps the one it had. */
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

  remove(key: string): void {
    this.#definitions.delete(key);
    this.#replace(this.#compile());
  }

  #compile(): Ruleset {
    this.#version += 1;
    const loaded = loadSnapshot({
      format: 1,
      version: this.#version,
      digest: this.#version.toString(16).padStart(16, '0'),
      flags: [...this.#definitions.values()],
      segments: this.#segments,
    });
    const [problem] = loaded.problems;
    if (loaded.kind === 'loaded' && problem === undefined) return loaded.ruleset;
    throw invalid(`${problem?.kind} ${problem?.key} at ${problem?.path || '/'}: ${problem?.message}`);
  }

  #replace(ruleset: Ruleset): void {
    const flags = changedFlags(this.#ruleset, ruleset);
    this.#ruleset = ruleset;
    if (flags.length > 0) this.#onChange({ flags, version: this.#version });
  }
}

/** A value alone is served to everybody, browsers too. */
function flagOf(key: string, value: Json | Flag): Flag {
  if (isFlag(value)) return { ...value, key };
  const on = typeof value === 'boolean' && !value ? 'off' : 'on';
  const variants: Record<string, Json> = typeof value === 'boolean' ? { on: true, off: false } : { on: value };
  const none = { targets: [], prerequisites: [], rules: [] };
  const served = { enabled: true, offVariant: on, ...none, fallthrough: { variant: on } };
  return { key, kind: kindOf(value), variants, ...served, clientVisible: true };
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
