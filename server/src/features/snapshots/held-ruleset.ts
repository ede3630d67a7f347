import { applyPatch, loadSnapshot, type Patch, type Problem, type Ruleset, toSnapshot } from '@guidon/evaluator';
import type { BodyOptions } from './body-cache.js';
import type { ClientHead } from './client-view.js';
import { type SnapshotBody, snapshotBody } from './snapshot.body.js';
import { parseJson } from './state-view.js';

/** One row of `environment_changes`. */
export interface ChangeRow {
  readonly version: number;
  readonly digest: string;
  readonly patch: string;
  /** Null where client keys see no difference. */
  readonly clientPatch: string | null;
}

export interface EnvironmentDocument {
  readonly environment: string;
  readonly version: number;
  readonly digest: string;
  readonly client: ClientHead;
  readonly flags: readonly unknown[];
  readonly segments: readonly unknown[];
}

export interface HeldRuleset {
  readonly environment: string;
  readonly ruleset: Ruleset;
  readonly problems: readonly Problem[];
}

/** Undefined where the document cannot be read as a whole; what is malformed in it stays as it last was. */
export function loadDocument(document: EnvironmentDocument, last?: HeldRuleset): HeldRuleset | undefined {
  const loaded = loadSnapshot(document, last?.ruleset);
  if (loaded.kind === 'malformed') return undefined;
  return { environment: document.environment, ruleset: loaded.ruleset, problems: loaded.problems };
}

export interface Advanced {
  readonly held: HeldRuleset;
  readonly changed: readonly string[];
}

/** Undefined where the change does not follow on what is held. */
export function advance(held: HeldRuleset, row: ChangeRow): Advanced | undefined {
  const patch = parseJson(row.patch);
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

/** The snapshot as server keys see it. */
export function rulesetBody({ environment, ruleset }: HeldRuleset, { reset, textOf }: BodyOptions): SnapshotBody {
  const { version, digest, flags, segments, ...rest } = toSnapshot(ruleset);
  const head = { environment, version, digest, ...(reset && { reset: true as const }) };
  const lastGood = 'lastGood' in rest ? rest.lastGood : undefined;
  return snapshotBody(head, { flags: flags.map(textOf), segments: segments.map(textOf), lastGood });
}
