import { applyPatch, loadSnapshot, type Patch, type Problem, type Ruleset, toSnapshot } from '@guidon/evaluator';
import { type CatchUp, type ChangeRing, changeRing } from './change-ring.js';
import { type SnapshotBody, snapshotBody } from './snapshot.body.js';

/** One row of `environment_changes`. */
export interface ChangeRow {
  readonly version: number;
  readonly digest: string;
  readonly patch: string;
}

export interface EnvironmentDocument {
  readonly environment: string;
  readonly version: number;
  readonly digest: string;
  readonly flags: readonly unknown[];
  readonly segments: readonly unknown[];
}

/** Frames a patch, or says that it is too large. */
export type FramePatch = (id: string, patch: string) => Buffer | undefined;

/** What a node holds of one environment. Knows no I/O. */
export interface EnvironmentState {
  readonly id: string;
  readonly version: number;
  /** What is served, for who decides here instead of handing it out. */
  readonly ruleset: Ruleset;
  readonly problems: readonly Problem[];
  /** Takes the next change; `broken` where it does not follow on what is held, which then stays as it is. */
  apply(row: ChangeRow): Applied;
  /** Takes the whole anew, keeping the last good version of what cannot be read. */
  rebuild(document: EnvironmentDocument): 'rebuilt' | 'malformed';
  since(id: string): CatchUp | { readonly kind: 'current' };
  body(options?: { readonly reset: boolean }): SnapshotBody;
}

type Applied =
  | { readonly kind: 'applied'; readonly frame: Buffer | undefined; readonly changed: readonly string[] }
  | { readonly kind: 'broken' };

interface Held {
  readonly environment: string;
  readonly ruleset: Ruleset;
  readonly problems: readonly Problem[];
}

export function environmentState(
  document: EnvironmentDocument,
  framePatch: FramePatch,
): EnvironmentState | 'malformed' {
  const first = load(document);
  return first === undefined ? 'malformed' : stateOf(first, framePatch);
}

function stateOf(first: Held, framePatch: FramePatch): EnvironmentState {
  let held = first;
  const ring: ChangeRing = changeRing();
  const bodies = bodyCache();

  function hold(next: Held): void {
    held = next;
    bodies.clear();
  }

  return {
    get id() {
      return held.ruleset.id;
    },
    get version() {
      return held.ruleset.version;
    },
    get ruleset() {
      return held.ruleset;
    },
    get problems() {
      return held.problems;
    },
    apply: (row) => {
      const from = held.ruleset.id;
      const next = advance(held, row);
      if (next === undefined) return { kind: 'broken' };
      hold(next.held);
      const frame = framePatch(held.ruleset.id, row.patch);
      ring.push({ from, frame });
      return { kind: 'applied', frame, changed: next.changed };
    },
    rebuild: (document) => {
      const next = load(document, held);
      if (next === undefined) return 'malformed';
      hold(next);
      // What the ring holds leads to a state that nobody is brought to any more.
      ring.clear();
      return 'rebuilt';
    },
    since: (id) => (id === held.ruleset.id ? { kind: 'current' } : ring.since(id)),
    body: ({ reset } = { reset: false }) => bodies.get(held, reset),
  };
}

function load(document: EnvironmentDocument, last?: Held): Held | undefined {
  const loaded = loadSnapshot(document, last?.ruleset);
  if (loaded.kind === 'malformed') return undefined;
  return { environment: document.environment, ruleset: loaded.ruleset, problems: loaded.problems };
}

function advance(held: Held, row: ChangeRow): { held: Held; changed: readonly string[] } | undefined {
  const patch = parsePatch(row.patch);
  const applied = applyPatch(held.ruleset, patch);
  if (applied.kind !== 'applied') return undefined;
  const { ruleset, changed, problems } = applied;
  if (ruleset.version !== row.version || ruleset.digest !== row.digest) return undefined;
  const judgedAnew = namesIn(patch as Patch);
  const older = held.problems.filter(({ kind, key }) => !judgedAnew.has(`${kind} ${key}`));
  return { held: { ...held, ruleset, problems: [...older, ...problems] }, changed };
}

/** What a patch that applied replaces or removes. */
function namesIn({ flags, segments, removed }: Patch): ReadonlySet<string> {
  const keyOf = (item: unknown) => (item as { readonly key?: unknown } | null)?.key;
  return new Set([
    ...[...flags.map(keyOf), ...removed.flags].map((key) => `flag ${key}`),
    ...[...segments.map(keyOf), ...removed.segments].map((key) => `segment ${key}`),
  ]);
}

function parsePatch(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Unchanged flags are the same objects from version to version, so each is serialized once in its life. */
function bodyCache() {
  const texts = new WeakMap<object, string>();
  const bodies = new Map<boolean, SnapshotBody>();

  function textOf(value: object): string {
    const known = texts.get(value);
    if (known !== undefined) return known;
    const text = JSON.stringify(value);
    texts.set(value, text);
    return text;
  }

  function make({ environment, ruleset }: Held, reset: boolean): SnapshotBody {
    const { version, digest, flags, segments, ...rest } = toSnapshot(ruleset);
    const head = { environment, version, digest, ...(reset && { reset: true as const }) };
    const lastGood = 'lastGood' in rest ? rest.lastGood : undefined;
    return snapshotBody(head, { flags: flags.map(textOf), segments: segments.map(textOf), lastGood });
  }

  return {
    get: (held: Held, reset: boolean): SnapshotBody => {
      const body = bodies.get(reset) ?? make(held, reset);
      bodies.set(reset, body);
      return body;
    },
    clear: () => bodies.clear(),
  };
}
