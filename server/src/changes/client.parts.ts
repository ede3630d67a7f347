import {
  checkSegment,
  type Flag,
  type ProjectionParts,
  projectFlag,
  projectSegment,
  type Segment,
} from '@guidon/evaluator';
import type { ClientFlag, ClientSegment } from '@guidon/evaluator/projection';
import type { EnvironmentChange } from './change.model.js';
import { pseudonymsOf } from './client.pseudonym.js';
import { type Surroundings, segmentsNamedBy, touchedSegments } from './client.surroundings.js';

/** As much of a projection as a change may touch. */
export interface BeforeAndAfterParts {
  readonly before: ProjectionParts;
  readonly after: ProjectionParts;
}

type Side = 'before' | 'after';

export function clientParts(change: EnvironmentChange, around: Surroundings): BeforeAndAfterParts {
  const pseudonym = pseudonymsOf(change.environment.clientSalt);
  const basisOf = (side: Side) => ({
    publicAttributes: new Set(publicAttributesAt(change, side)),
    pseudonym,
    segments: segmentsAt(change, around, side),
  });
  const before = partsAt('before', change, around, basisOf('before'));
  const after = partsAt('after', change, around, basisOf('after'));
  return { before: { ...before, flags: withUnreadable(before.flags, change) }, after };
}

type Basis = Parameters<typeof projectFlag>[1];

function partsAt(side: Side, change: EnvironmentChange, around: Surroundings, basis: Basis): ProjectionParts {
  const changed = (change.flags ?? []).flatMap((flag) => flag[side] ?? []);
  const flags = [...changed.filter(({ clientVisible }) => clientVisible === true), ...around.flags];
  const named = new Set([...around.named, ...flags.flatMap(segmentsNamedBy)]);
  const keys = around.isWhole ? [...named] : [...touchedSegments(change)].filter((key) => named.has(key));
  return { flags: projected(flags, basis), segments: projectedSegments(keys, basis) };
}

function projected(flags: readonly Flag[], basis: Basis): Map<string, ClientFlag> {
  return new Map(flags.flatMap((flag) => projectFlag(flag, basis) ?? []).map((flag) => [flag.key, flag]));
}

function projectedSegments(keys: readonly string[], basis: Basis): Map<string, ClientSegment> {
  const known = keys.flatMap((key) => basis.segments(key) ?? []);
  return new Map(known.flatMap((segment) => projectSegment(segment, basis) ?? []).map((shown) => [shown.key, shown]));
}

/** Clients may hold the last good version of what cannot be read here: it must be told how that goes on. */
function withUnreadable(flags: ReadonlyMap<string, ClientFlag>, { flags: changes = [] }: EnvironmentChange) {
  const visible = changes.flatMap(({ before }) => (before?.clientVisible === true ? [before.key] : []));
  const unreadable = visible.filter((key) => !flags.has(key));
  return new Map([...flags, ...unreadable.map((key): [string, ClientFlag] => [key, { key, server: true }])]);
}

function publicAttributesAt({ environment, publicAttributes }: EnvironmentChange, side: Side): readonly string[] {
  return (side === 'after' ? publicAttributes : undefined) ?? environment.publicAttributes;
}

function segmentsAt({ segments = [] }: EnvironmentChange, around: Surroundings, side: Side) {
  const changed = new Map<string, Segment | undefined>();
  for (const pair of segments) changed.set((pair.after ?? pair.before)?.key ?? '', pair[side]);
  return (key: string) => readable(changed.has(key) ? changed.get(key) : around.segments.get(key));
}

/** What another program has spoilt is as good as unknown, and must not stop the edits of others. */
function readable(segment: Segment | undefined): Segment | undefined {
  return segment !== undefined && checkSegment({ ...segment, included: [], excluded: [] }).length === 0
    ? segment
    : undefined;
}
