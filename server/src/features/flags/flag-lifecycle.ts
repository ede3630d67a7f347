export const lifecycles = ['planned', 'releasing', 'released', 'ready-to-remove', 'archived'] as const;
/** Where a flag stands between its making and its end. */
export type Lifecycle = (typeof lifecycles)[number];

export interface FlagFacts {
  readonly isArchived: boolean;
  /** One for each environment. */
  readonly places: readonly PlaceFacts[];
}

/** What a flag is in one environment, as far as its life cycle goes. */
export interface PlaceFacts {
  readonly enabled: boolean;
  readonly offVariant: string;
  /** What somebody may be served while it is on. */
  readonly served: readonly string[];
  /** The open one, or the last that was completed. */
  readonly release: ReleaseFacts | null;
  /** Whether SDKs have asked for it there lately. */
  readonly isAsked: boolean;
}

export interface ReleaseFacts {
  readonly isCompleted: boolean;
  readonly variant: string;
  /** Completed for at least as long as its plan says that it is to be cleaned up after. */
  readonly isCleanupDue: boolean;
}

export function lifecycleOf({ isArchived, places }: FlagFacts): Lifecycle {
  if (isArchived) return 'archived';
  if (isReadyToRemove(places)) return 'ready-to-remove';
  const reaches = places.map(reachIn);
  if (reaches.includes('some')) return 'releasing';
  if (!reaches.includes('all')) return 'planned';
  // On for all in one environment and off in another it is on its way, unless a release says that this was all of it.
  return reaches.includes('none') && !places.some(isDone) ? 'releasing' : 'released';
}

type Reach = 'none' | 'some' | 'all';

/** Whom it reaches there. A release that is open is on its way, whoever it has let in yet. */
function reachIn(place: PlaceFacts): Reach {
  if (isReleasing(place)) return 'some';
  const variants = variantsIn(place);
  if (variants.length > 1) return isDone(place) ? 'all' : 'some';
  return variants[0] === place.offVariant ? 'none' : 'all';
}

function isReleasing({ release }: PlaceFacts): boolean {
  return release !== null && !release.isCompleted;
}

function isDone({ enabled, release }: PlaceFacts): boolean {
  return enabled && release?.isCompleted === true;
}

function variantsIn({ enabled, offVariant, served }: PlaceFacts): readonly string[] {
  const variants = enabled ? [...new Set(served)] : [];
  return variants.length === 0 ? [offVariant] : variants;
}

/** Once its code is gone everybody has what the release served: so nobody may have anything else now. */
function isReadyToRemove(places: readonly PlaceFacts[]): boolean {
  const variants = places.filter(({ release }) => release?.isCleanupDue).map(({ release }) => release?.variant);
  const [variant] = variants;
  if (variant === undefined || places.some(isReleasing)) return false;
  const servesIt = (place: PlaceFacts) => variantsIn(place).every((one) => one === variant);
  const isLeftAlone = (place: PlaceFacts) => reachIn(place) === 'none' && !place.isAsked;
  return places.every((place) => servesIt(place) || (place.release?.isCleanupDue !== true && isLeftAlone(place)));
}
