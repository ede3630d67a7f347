/** Lets streams in at a bounded rate: clients that all lost their server come back as a slope, not as a wall. */
export interface Admission {
  /** `key` is counted until {@link Admission.leave}; a refusal counts nothing. */
  enter(key: string): Admitted | Refused;
  leave(key: string): void;
  readonly open: number;
}

interface Admitted {
  readonly kind: 'admitted';
}

export interface Refused {
  readonly kind: 'refused';
  readonly reason: RefusalReason;
  readonly retryAfterS: number;
}

export type RefusalReason = 'rate' | 'key-limit' | 'node-limit';

export interface AdmissionLimits {
  readonly ratePerS: number;
  readonly maxStreams: number;
  readonly maxStreamsPerKey: number;
}

export interface Chance {
  now(): number;
  random(): number;
}

const maxRetryAfterS = 60;

export function admission(limits: AdmissionLimits, chance: Chance): Admission {
  const perKey = new Map<string, number>();
  const rate = rateLimit(limits.ratePerS, chance);
  let open = 0;

  function overLimit(key: string): RefusalReason | undefined {
    if (open >= limits.maxStreams) return 'node-limit';
    return (perKey.get(key) ?? 0) >= limits.maxStreamsPerKey ? 'key-limit' : undefined;
  }

  return {
    enter: (key) => {
      const reason = overLimit(key);
      if (reason !== undefined) return { kind: 'refused', reason, retryAfterS: 15 + Math.floor(chance.random() * 30) };
      const waitS = rate.take();
      if (waitS > 0) return { kind: 'refused', reason: 'rate', retryAfterS: waitS };
      open += 1;
      perKey.set(key, (perKey.get(key) ?? 0) + 1);
      return { kind: 'admitted' };
    },
    leave: (key) => {
      const rest = (perKey.get(key) ?? 0) - 1;
      if (rest < 0) return;
      open -= 1;
      if (rest === 0) perKey.delete(key);
      else perKey.set(key, rest);
    },
    get open() {
      return open;
    },
  };
}

/**
 * A token bucket that remembers whom it sent away: each gets a second of their own in the queue, give or take,
 * so that those who come back are again no more than the rate.
 */
function rateLimit(ratePerS: number, { now, random }: Chance): { take(): number } {
  let tokens = ratePerS;
  let queued = 0;
  let last = now();

  function refill(): void {
    const gained = ((now() - last) / 1000) * ratePerS;
    last = now();
    tokens = Math.min(ratePerS, tokens + gained);
    queued = Math.max(0, queued - gained);
  }

  return {
    take: () => {
      refill();
      if (tokens >= 1) {
        tokens -= 1;
        return 0;
      }
      queued += 1;
      const turnS = queued / ratePerS;
      return Math.min(maxRetryAfterS, 1 + Math.floor(turnS + random() * (1 + turnS / 10)));
    },
  };
}
