/** The latest changes, ready to be sent to who is a few behind. */
export interface ChangeRing {
  push(change: RecentChange): void;
  /** The frames that lead from the state `id` to the newest one, or why they cannot be had. */
  since(id: string): CatchUp;
  has(id: string): boolean;
  clear(): void;
}

interface RecentChange {
  readonly from: string;
  /** Missing where the patch is too large for a frame. */
  readonly frame: Buffer | undefined;
}

export type CatchUp =
  | { readonly kind: 'frames'; readonly frames: readonly Buffer[] }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'unknown' };

export interface RingLimits {
  readonly maxChanges: number;
  /** What a subscriber may have waiting: more than that is no way to catch up. */
  readonly maxBytes: number;
}

const defaultRingLimits: RingLimits = { maxChanges: 1_000, maxBytes: 256 * 1024 };

export function changeRing(limits: RingLimits = defaultRingLimits): ChangeRing {
  let changes: RecentChange[] = [];
  let bytes = 0;

  function trim(): void {
    let dropped = 0;
    while (changes.length - dropped > limits.maxChanges || bytes > limits.maxBytes) {
      bytes -= sizeOf(changes[dropped]);
      dropped += 1;
    }
    if (dropped > 0) changes = changes.slice(dropped);
  }

  return {
    push: (change) => {
      changes.push(change);
      bytes += sizeOf(change);
      trim();
    },
    since: (id) => {
      const index = changes.findLastIndex(({ from }) => from === id);
      return index < 0 ? { kind: 'unknown' } : framesOf(changes.slice(index));
    },
    has: (id) => changes.some(({ from }) => from === id),
    clear: () => {
      changes = [];
      bytes = 0;
    },
  };
}

function framesOf(changes: readonly RecentChange[]): CatchUp {
  const frames = changes.map(({ frame }) => frame).filter((frame) => frame !== undefined);
  return frames.length === changes.length ? { kind: 'frames', frames } : { kind: 'too-large' };
}

function sizeOf(change: RecentChange | undefined): number {
  return change?.frame?.length ?? 0;
}
