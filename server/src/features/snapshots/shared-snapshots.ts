import type { World } from '../../world.js';
import { isRefreshedEarly } from './early-refresh.js';
import { loadDocument } from './held-ruleset.js';
import type { KeptDocument, Lease, SnapshotCache } from './snapshot.cache.js';
import type { FoundDocument, JudgeDocument, SnapshotSource } from './snapshot.source.js';
import type { SnapshotCacheMetrics } from './snapshot-cache.metrics.js';

export interface SharedSnapshotsDeps {
  /** Postgres, which alone knows. */
  readonly truth: SnapshotSource;
  readonly cache: SnapshotCache;
  readonly world: Pick<World, 'now' | 'random' | 'after' | 'every'>;
  readonly metrics: SnapshotCacheMetrics;
  /** How long Redis may be away until nodes go on without it: one that stumbles is no reason to ask Postgres. */
  readonly patienceMs?: number;
}

/** Who waits longer for another node asks Postgres itself. */
const longestWaitMs = 10_000;
/** Without Redis nobody knows of the others: what a crowd asks of Postgres is spread over this. */
const spreadMs = 500;
const firstPauseMs = 25;
const longestPauseMs = 250;

/** Of all the nodes that need an environment at a time one asks Postgres, and the others wait for what it found. */
export function sharedSnapshots(deps: SharedSnapshotsDeps): SnapshotSource {
  const { truth, cache, world, metrics, patienceMs = 800 } = deps;
  let awaySince: number | undefined;
  const pause = (delayMs: number) => new Promise<void>((resolve) => void world.after(delayMs, resolve));

  /** Once for all that are read meanwhile. */
  function isGivenUp(): boolean {
    awaySince ??= world.now();
    return world.now() - awaySince >= patienceMs;
  }

  async function readAlone(environmentId: number): Promise<FoundDocument | undefined> {
    await pause(world.random() * spreadMs);
    metrics.read('alone');
    return await truth.read(environmentId);
  }

  async function judge(environmentId: number, isGood: JudgeDocument): Promise<Judged> {
    const kept = await cache.find(environmentId);
    if (kept !== 'away') awaySince = undefined;
    if (typeof kept === 'string') return { kind: kept };
    return (await isGood(kept.document)) ? { kind: 'good', kept } : { kind: 'none' };
  }

  /** Another may have made it anew just before the lease was ours. */
  async function refresh(environmentId: number, lease: Lease, { isGood, before }: Wanted) {
    try {
      const again = await judge(environmentId, isGood);
      const isNewer = again.kind === 'good' && again.kept.remainingMs > (before?.remainingMs ?? 0);
      return isNewer ? remembered(again.kept) : await rebuild(environmentId, lease);
    } finally {
      void lease.release();
    }
  }

  async function rebuild(environmentId: number, lease: Lease): Promise<FoundDocument | undefined> {
    const begunAt = world.now();
    const cancel = world.every(lease.lastsMs / 4, () => void lease.renew());
    try {
      metrics.read('rebuilt');
      const found = await truth.read(environmentId);
      const recomputeMs = world.now() - begunAt;
      // Who waits finds it before the lease ends. What nobody can make a state of is no good to them.
      if (found && loadDocument(found.document)) await cache.keep(environmentId, found.document, recomputeMs);
      return found;
    } finally {
      cancel();
    }
  }

  function remembered({ document }: KeptDocument): FoundDocument {
    metrics.read('remembered');
    return { document, isRemembered: true };
  }

  /** `wait`: another node is at it, or Redis is away for a moment. */
  async function attempt(
    environmentId: number,
    isGood: JudgeDocument,
  ): Promise<{ found: FoundDocument | undefined } | 'wait'> {
    const judged = await judge(environmentId, isGood);
    if (judged.kind === 'away') return isGivenUp() ? { found: await readAlone(environmentId) } : 'wait';
    const before = judged.kind === 'good' ? judged.kept : undefined;
    if (before !== undefined && !isRefreshedEarly(before, world.random)) return { found: remembered(before) };
    const lease = await cache.lease(environmentId);
    if (typeof lease !== 'string') return { found: await refresh(environmentId, lease, { isGood, before }) };
    // It was to be made anew early, and is: what it was is good until then.
    return before === undefined ? 'wait' : { found: remembered(before) };
  }

  return {
    read: async (environmentId, isGood = () => Promise.resolve(true)) => {
      const begunAt = world.now();
      const waitedMs = () => world.now() - begunAt;
      for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 1.5, longestPauseMs)) {
        const answer = await attempt(environmentId, isGood);
        if (answer !== 'wait') {
          if (pauseMs > firstPauseMs) metrics.waited(waitedMs());
          return answer.found;
        }
        if (waitedMs() >= longestWaitMs) return await readAlone(environmentId);
        await pause(pauseMs * (0.5 + world.random()));
      }
    },
  };
}

type Judged = { readonly kind: 'none' | 'away' } | { readonly kind: 'good'; readonly kept: KeptDocument };

interface Wanted {
  readonly isGood: JudgeDocument;
  /** What is to be made anew although it is good. */
  readonly before: KeptDocument | undefined;
}
