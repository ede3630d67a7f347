import type { ChangeFeed } from '../../changes/change-feed.js';
import { invalid } from '../../errors.js';
import type { World } from '../../world.js';
import type { ReleaseRow } from './releases.rows.js';
import type { WaitQuery } from './releases.schema.js';

export interface Wished {
  readonly stage?: string | undefined;
  readonly state?: ReleaseRow['state'] | undefined;
}

export interface WaitDeps {
  readonly world: Pick<World, 'after' | 'now'>;
  readonly feed: ChangeFeed;
}

/** Another node's transitions are looked for; this one's are heard of. */
const lookPeriodMs = 1_000;

/** Whether it stands where it is wished, or is past it; `undefined`: not yet. What is closed comes no further. */
function isReached(row: ReleaseRow, { stage, state }: Wished): boolean | undefined {
  const { stages } = row.plan;
  const place = row.state === 'completed' ? stages.length : (row.stage ?? -1);
  const meant = stage === undefined ? place : stages.findIndex(({ name }) => name === stage);
  const isPast = stage !== undefined && place > meant;
  const isThere = place === meant && (state === undefined || row.state === state);
  if (isPast || isThere) return true;
  return row.closedAt === null ? undefined : false;
}

function checkWish({ plan }: ReleaseRow, { stage, state }: Wished): void {
  if (stage === undefined && state === undefined)
    throw invalid([{ path: 'query/stage', message: 'or `state` must say what to wait for' }]);
  if (stage === undefined || plan.stages.some(({ name }) => name === stage)) return;
  const names = plan.stages.map(({ name }) => `"${name}"`).join(', ');
  throw invalid([{ path: 'query/stage', message: `must be a stage of the plan: ${names}` }]);
}

export type ReleaseWaiting = ReturnType<typeof createReleaseWaiting>;

/** Waits on no connection to the database: it looks, lets go, and looks again. */
export function createReleaseWaiting({ world, feed }: WaitDeps) {
  const wakers = new Set<() => void>();
  let isClosed = false;

  function pause(environmentId: number, withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        cancel();
        leave();
        wakers.delete(wake);
        resolve();
      };
      const cancel = world.after(Math.min(lookPeriodMs, withinMs), wake);
      const leave = feed.subscribe((news) => {
        if (news.environmentId === environmentId) wake();
      });
      wakers.add(wake);
    });
  }

  return {
    /** The row as it was last read, and whether it is where it was wished. */
    async until(
      read: () => Promise<ReleaseRow>,
      { timeoutSeconds = 30, ...wished }: WaitQuery,
      isGone: () => boolean,
    ): Promise<boolean> {
      const endMs = world.now() + timeoutSeconds * 1_000;
      for (;;) {
        const row = await read();
        checkWish(row, wished);
        const reached = isReached(row, wished);
        const leftMs = endMs - world.now();
        if (reached !== undefined || leftMs <= 0 || isClosed || isGone()) return reached === true;
        await pause(row.environmentId, leftMs);
      }
    },

    /** Whoever waits is answered with how things stand. */
    close(): void {
      isClosed = true;
      for (const wake of wakers) wake();
    },
  };
}
