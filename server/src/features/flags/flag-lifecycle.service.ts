import type { Serve } from '@guidon/evaluator';
import type { FlagRow } from './flag.rows.js';
import { type Lifecycle, lifecycleOf, type PlaceFacts, type ReleaseFacts } from './flag-lifecycle.js';
import type { SummaryRow } from './flag-list.store.js';

export type ReleaseInPlace = ReleaseFacts & Place;

/** A flag in one environment. */
export interface Place {
  readonly flagId: number;
  readonly environmentId: number;
}

export interface LifecycleDeps {
  /** Of each flag in each environment the open release, or the one that was completed last. */
  readonly readReleases: (flagIds: readonly number[]) => Promise<readonly ReleaseInPlace[]>;
  /** In which environments SDKs have asked for the flags lately. */
  readonly readAsked: (projectId: number, flags: readonly string[]) => Promise<readonly AskedFlag[]>;
}

export interface AskedFlag {
  readonly flag: string;
  readonly environmentId: number;
}

type Flag = Pick<FlagRow, 'id' | 'projectId' | 'key' | 'archivedAt'>;

export type LifecycleReader = ReturnType<typeof createLifecycleReader>;

export function createLifecycleReader({ readReleases, readAsked }: LifecycleDeps) {
  /** Of flags whose cleanup is due, and of no other: it is the one question that leans on it. */
  async function askedPlaces(
    flags: readonly Flag[],
    releases: readonly ReleaseInPlace[],
  ): Promise<ReadonlySet<string>> {
    const due = new Set(releases.filter(({ isCleanupDue }) => isCleanupDue).map(({ flagId }) => flagId));
    const [first, ...others] = flags.filter(({ id }) => due.has(id));
    if (first === undefined) return new Set();
    const asked = await readAsked(
      first.projectId,
      [first, ...others].map(({ key }) => key),
    );
    const ids = new Map(flags.map(({ key, id }) => [key, id]));
    return new Set(asked.map(({ flag, environmentId }) => nameOf({ flagId: ids.get(flag) ?? 0, environmentId })));
  }

  return {
    /** By the flags' ids; all of them are of one project. */
    async ofEach(
      flags: readonly Flag[],
      reading: Promise<ReadonlyMap<number, readonly SummaryRow[]>>,
    ): Promise<ReadonlyMap<number, Lifecycle>> {
      const live = flags.filter(({ archivedAt }) => archivedAt === null);
      const [summaries, releases] = await Promise.all([reading, readReleases(live.map(({ id }) => id))]);
      const asked = await askedPlaces(live, releases);
      const byPlace = new Map(releases.map((release) => [nameOf(release), release]));
      const placeOf = (summary: SummaryRow): PlaceFacts => {
        const { enabled, offVariant } = summary;
        const name = nameOf(summary);
        return {
          enabled,
          offVariant,
          served: servedBy(summary),
          release: byPlace.get(name) ?? null,
          isAsked: asked.has(name),
        };
      };
      const stageOf = ({ id, archivedAt }: Flag) =>
        lifecycleOf({ isArchived: archivedAt !== null, places: (summaries.get(id) ?? []).map(placeOf) });
      return new Map(flags.map((flag) => [flag.id, stageOf(flag)]));
    },
  };
}

/** What stands in the database may be malformed: of that nothing is served. */
function servedBy({ fallthrough, ruleServes, targetVariants, hasPrerequisites, offVariant }: SummaryRow): string[] {
  const serves = [fallthrough, ...(ruleServes ?? [])].flatMap(variantsOf);
  return [...serves, ...(targetVariants ?? []), ...(hasPrerequisites ? [offVariant] : [])];
}

function variantsOf(serve: Serve | null): string[] {
  if (typeof serve !== 'object' || serve === null) return [];
  if ('variant' in serve) return [serve.variant];
  const parts = Array.isArray(serve.split) ? serve.split : [];
  return parts.filter((part) => part?.weight > 0).map(({ variant }) => variant);
}

function nameOf({ flagId, environmentId }: Place): string {
  return `${flagId} ${environmentId}`;
}
