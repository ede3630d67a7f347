import { type Flag, projectSegment, type Segment, segmentsOf } from '@guidon/evaluator';
import type { Sql } from '../database/database.js';
import type { BeforeAndAfter, EnvironmentChange, LockedEnvironment } from './change.model.js';
import { findSegmentsNamed, readSegmentsByKey, readVisibleFlags } from './client.store.js';

/** What else of an environment is looked at, to know how a change shows to client keys. */
export interface Surroundings {
  /** Beside the changed ones the flags that this change may show in another way. */
  readonly flags: readonly Flag[];
  /** The touched segments that flags name which are not given here. */
  readonly named: ReadonlySet<string>;
  /** The segments, as they are stored, that any of the flags names. */
  readonly segments: ReadonlyMap<string, Segment>;
  /** Whether all flags are given that client keys see. */
  readonly isWhole: boolean;
}

export const nothingAround: Surroundings = { flags: [], named: new Set(), segments: new Map(), isWhole: false };

/** As much as an edit needs that leaves the flag's rules as they are: of the segments not whom they list. */
export function asRemembered({ segments }: Surroundings): Surroundings {
  const bare = [...segments.values()].map((segment): [string, Segment] => [segment.key, withoutLists(segment)]);
  return { ...nothingAround, segments: new Map(bare) };
}

function withoutLists(segment: Segment): Segment {
  return { ...segment, included: [], excluded: [] };
}

/**
 * Reads no more than a change can reach, most often nothing. To be asked under the locks; what one project's environments
 * are written in one transaction is asked for at once.
 */
export async function readSurroundings(
  sql: Sql,
  changes: readonly EnvironmentChange[],
): Promise<(environmentId: number) => Surroundings> {
  const ids = changes.map(({ environment }) => environment.id);
  const except = [...new Set(changes.flatMap(changedFlags).map(({ key }) => key))];
  const touched = [...new Set(changes.flatMap((change) => [...touchedSegments(change)]))];
  const reach = changes.some(isWhole) ? null : [...new Set(changes.flatMap(turnedSegments))];
  const [flags, named] = await Promise.all([
    reach?.length === 0 ? [] : readVisibleFlags(sql, { ids, except, segments: reach }),
    touched.length === 0 ? [] : findSegmentsNamed(sql, { ids, except, segments: touched }),
  ]);
  const shown = [...changes.flatMap(changedFlags), ...flags.map(({ flag }) => flag)];
  const keys = [...new Set(shown.flatMap(segmentsNamedBy))];
  const projectId = changes[0]?.environment.projectId;
  const rows = keys.length === 0 || projectId === undefined ? [] : await readSegmentsByKey(sql, projectId, keys);
  const segments = new Map(rows.map((segment) => [segment.key, segment]));
  return (environmentId) => ({
    flags: flags.filter((row) => row.environmentId === environmentId).map(({ flag }) => flag),
    named: new Set(named.filter((row) => row.environmentId === environmentId).map(({ segment }) => segment)),
    segments,
    isWhole: reach === null,
  });
}

/** Whether what client keys see must be made anew. */
function isWhole({ environment, publicAttributes }: EnvironmentChange): boolean {
  return publicAttributes !== undefined || !isChainKept(environment);
}

export function isChainKept({ version, clientKept }: LockedEnvironment): boolean {
  return version === clientKept;
}

/** Segments that may enter the projection, leave it, or show there in another way. */
export function touchedSegments({ flags = [], segments = [] }: EnvironmentChange): ReadonlySet<string> {
  const changed = segments.flatMap(({ before, after }) => (after ?? before)?.key ?? []);
  return new Set([...changed, ...flags.flatMap(segmentsComingOrGoing)]);
}

function segmentsComingOrGoing({ before, after }: BeforeAndAfter<Flag>): string[] {
  const [held, wanted] = [new Set(segmentsNamedBy(before)), new Set(segmentsNamedBy(after))];
  return [...[...held].filter((key) => !wanted.has(key)), ...[...wanted].filter((key) => !held.has(key))];
}

/** Those by which client keys know a segment: of the flags that they see. */
export function segmentsNamedBy(flag: Flag | undefined): readonly string[] {
  return flag?.clientVisible === true ? segmentsOf(flag) : [];
}

/** Changed segments that needed the server and need it no more, or the other way round: with them turn the flags that name them. */
function turnedSegments({ environment, segments = [] }: EnvironmentChange): string[] {
  const turned = segments.filter(
    ({ before, after }) => needsServer(before, environment) !== needsServer(after, environment),
  );
  return turned.flatMap(({ before, after }) => (after ?? before)?.key ?? []);
}

function needsServer(segment: Segment | undefined, environment: LockedEnvironment): boolean {
  const publicAttributes = new Set(environment.publicAttributes);
  const basis = { publicAttributes, pseudonym: () => '', segments: () => undefined };
  return segment !== undefined && projectSegment(withoutLists(segment), basis) === undefined;
}

function changedFlags({ flags = [] }: EnvironmentChange): Flag[] {
  return flags.flatMap(({ before, after }) => [before ?? [], after ?? []].flat());
}
