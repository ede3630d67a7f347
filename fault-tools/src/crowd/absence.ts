/** How long a crowd was not whole. */
export interface Absence {
  lost(atMs: number): void;
  lived(atMs: number): void;
  /** From the first that was lost since the last call until the last came back; for who calls while all are there. */
  take(): number;
}

export function absence(): Absence {
  let firstLostAtMs: number | undefined;
  let lastLivedAtMs = 0;
  return {
    lost: (atMs) => {
      firstLostAtMs ??= atMs;
    },
    lived: (atMs) => {
      lastLivedAtMs = atMs;
    },
    take: () => {
      const tookMs = firstLostAtMs === undefined ? 0 : lastLivedAtMs - firstLostAtMs;
      firstLostAtMs = undefined;
      return tookMs;
    },
  };
}
