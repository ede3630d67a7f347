/** How much of a rate is a node's own. Answers at once, whoever decides it. */
export interface Allotment {
  readonly perSecond: number;
  /** What it comes to when it is known how many want in. Default: what it is. */
  readonly soonPerSecond?: number;
}

export interface Demand {
  /** Let in during the last second. */
  readonly used: number;
  /** How many would be let in during a second if nothing held them back. */
  readonly wanted: number;
}

export interface Rate {
  /** 0 for who may come in now; otherwise after how many seconds to come again. */
  take(): number;
  demand(): Demand;
}

export interface Chance {
  now(): number;
  random(): number;
}

const windowMs = 1_000;
const maxRetryAfterS = 60;
const mostCounted = 10_000;
/** Streams do not come evenly. */
const headroom = 1.25;

/**
 * No more than the allotment in any second. It remembers whom it sent away: each gets a moment of their own in the
 * queue, give or take, so that those who come back are again no more than the rate.
 */
export function limitRate(allotment: Allotment, { now, random }: Chance): Rate {
  const admitted = recentTimes(now);
  const refused = recentTimes(now);
  let queued = 0;
  let last = now();

  function letQueueGo(): void {
    queued = Math.max(0, queued - ((now() - last) / 1000) * allotment.perSecond);
    last = now();
  }

  return {
    take: () => {
      letQueueGo();
      if (admitted.count() < allotment.perSecond) {
        admitted.add();
        return 0;
      }
      queued += 1;
      if (refused.count() < mostCounted) refused.add();
      const turnS = queued / Math.max(1, allotment.soonPerSecond ?? allotment.perSecond);
      return Math.min(maxRetryAfterS, 1 + Math.floor(turnS + random() * (1 + turnS / 10)));
    },
    demand: () => {
      letQueueGo();
      const used = admitted.count();
      const asked = used + Math.max(refused.count(), queued);
      return { used, wanted: Math.ceil(asked * headroom) };
    },
  };
}

/** Those of the last second. */
function recentTimes(now: () => number) {
  let times: number[] = [];
  let start = 0;

  function count(): number {
    const since = now() - windowMs;
    while (start < times.length && (times[start] ?? 0) <= since) start += 1;
    if (start > 1_000) {
      times = times.slice(start);
      start = 0;
    }
    return times.length - start;
  }

  return { count, add: () => void times.push(now()) };
}
