import { checkSegment, type ProjectionPart, projectFlag, projectSegment, type Segment } from '@guidon/evaluator';
import type { ClientFlag } from '@guidon/evaluator/projection';
import type { EnvironmentChange } from './change.model.js';
import { pseudonymsOf } from './client.pseudonym.js';
import { type Surroundings, segmentsNamedBy, touchedSegments } from './client.surroundings.js';

/** As much of a projection as a change may touch. */
export interface BeforeAndAfterParts {
  readonly before: ProjectionPart;
  readonly after: ProjectionPart;
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
  return { before: withUnreadable(before, change), after };
}

type Basis = Parameters<typeof projectFlag>[1];

function partsAt(side: Side, change: EnvironmentChange, around: Surroundings, basis: Basis): ProjectionPart {
  const changed = (change.flags ?? []).flatMap((flag) => flag[side] ?? []);
  const flags = [...changed.filter(({ clientVisible }) => clientVisible === true), ...around.flags];
  const named = new Set([...around.named, ...flags.flatMap(segmentsNamedBy)]);
  const keys = around.isWhole ? [...named] : [...touchedSegments(change)].filter((key) => named.has(key));
  const shown = [...flags.map((flag) => projectFlag(flag, basis)), ...projectedSegments(keys, basis)];
  return new Map(shown.flatMap((one): [string, ClientFlag][] => (one === undefined ? [] : [[one.key, one]])));
}

function projectedSegments(keys: readonly string[], basis: Basis): readonly (ClientFlag | undefined)[] {
  const known = keys.flatMap((key) => basis.segments(key) ?? []);
  return known.map((segment) => projectSegment(segment, basis));
}

/** Clients may hold the last good version of what cannot be read here: it must be told how that goes on. */
function withUnreadable(flags: ProjectionPart, { flags: changes = [] }: EnvironmentChange): ProjectionPart {
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
