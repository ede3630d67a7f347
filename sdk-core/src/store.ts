import { applyPatch, changedFlags, emptyRuleset, loadSnapshot, type Problem, type Ruleset } from '@guidon/evaluator';
import type { Change, Source } from './events.js';

export type PatchOutcome = 'applied' | 'old' | 'gap' | 'malformed';
export type SnapshotOutcome = 'adopted' | 'old' | 'malformed';

export interface StoreListener {
  readonly onAdopted: (change: Change) => void;
  readonly onProblems: (problems: readonly Problem[]) => void;
}

/** The state in force. Its version never goes back, but by a snapshot that is marked as a reset. */
export class Store {
  ruleset: Ruleset = emptyRuleset();
  source: Source = 'default';
  readonly #listener: StoreListener;

  constructor(listener: StoreListener) {
    this.#listener = listener;
  }

  /** The name of the state held, where it came from the server in the first place. */
  get heldId(): string | undefined {
    return this.source === 'default' || this.source === 'bootstrap' ? undefined : this.ruleset.id;
  }

  offerSnapshot(document: unknown, source: Source): SnapshotOutcome {
    const loaded = loadSnapshot(document, this.ruleset);
    if (loaded.kind === 'malformed') return 'malformed';
    if (this.#isBehind(loaded.ruleset) && !isReset(document)) return 'old';
    this.#adopt(loaded.ruleset, source, changedFlags(this.ruleset, loaded.ruleset), loaded.problems);
    return 'adopted';
  }

  offerPatch(patch: unknown): PatchOutcome {
    const head = headOf(patch);
    if (head === undefined) return 'malformed';
    const held = this.ruleset;
    if (head.from !== held.id) return head.version < held.version || head.id === held.id ? 'old' : 'gap';
    if (head.version <= held.version) return 'malformed';
    const applied = applyPatch(held, patch);
    if (applied.kind !== 'applied') return applied.kind;
    this.#adopt(applied.ruleset, this.source, applied.changed, applied.problems);
    return 'applied';
  }

  #isBehind(ruleset: Ruleset): boolean {
    return this.heldId !== undefined && ruleset.version < this.ruleset.version;
  }

  #adopt(ruleset: Ruleset, source: Source, flags: readonly string[], problems: readonly Problem[]): void {
    this.ruleset = ruleset;
    this.source = source;
    if (problems.length > 0) this.#listener.onProblems(problems);
    this.#listener.onAdopted({ flags, version: ruleset.version });
  }
}

export interface PatchHead {
  readonly from: string;
  readonly version: number;
  readonly id: string;
}

export function headOf(patch: unknown): PatchHead | undefined {
  if (!isRecord(patch)) return undefined;
  const { from, version, digest } = patch;
  if (typeof from !== 'string' || typeof digest !== 'string' || !isVersion(version)) return undefined;
  return { from, version, id: `${version}-${digest}` };
}

function isVersion(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isReset(document: unknown): boolean {
  return isRecord(document) && document['reset'] === true;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
