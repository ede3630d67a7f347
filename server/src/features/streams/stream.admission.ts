import { type Allotment, type Chance, type Demand, limitRate } from './stream.rate.js';

/** Lets streams in at a bounded rate: clients that all lost their server come back as a slope, not as a wall. */
export interface Admission {
  /** `key` is counted until {@link Admission.leave}; a refusal counts nothing. */
  enter(key: string, holder: StreamHolder): Admitted | Refused;
  leave(key: string): void;
  readonly open: number;
  /** What the rate is asked for. */
  demand(): Demand;
}

/** Pages hold client keys, which are public: anybody may open streams with one. */
export type StreamHolder = 'process' | 'page';

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
  readonly maxStreams: number;
  readonly maxStreamsPerKey: number;
}

/** Whatever pages do, a tenth of a node's places is left to those who hold a secret. */
const pagesShare = 0.9;

export function admission(limits: AdmissionLimits, allotment: Allotment, chance: Chance): Admission {
  const perKey = new Map<string, { readonly holder: StreamHolder; open: number }>();
  const rate = limitRate(allotment, chance);
  const maxPages = Math.ceil(limits.maxStreams * pagesShare);
  const open = { process: 0, page: 0 };

  function overLimit(key: string, holder: StreamHolder): RefusalReason | undefined {
    if (open.process + open.page >= limits.maxStreams) return 'node-limit';
    if (holder === 'page' && open.page >= maxPages) return 'node-limit';
    return (perKey.get(key)?.open ?? 0) >= limits.maxStreamsPerKey ? 'key-limit' : undefined;
  }

  return {
    enter: (key, holder) => {
      const reason = overLimit(key, holder);
      if (reason !== undefined) return { kind: 'refused', reason, retryAfterS: 15 + Math.floor(chance.random() * 30) };
      const waitS = rate.take();
      if (waitS > 0) return { kind: 'refused', reason: 'rate', retryAfterS: waitS };
      open[holder] += 1;
      perKey.set(key, { holder, open: (perKey.get(key)?.open ?? 0) + 1 });
      return { kind: 'admitted' };
    },
    leave: (key) => {
      const held = perKey.get(key);
      if (held === undefined) return;
      open[held.holder] -= 1;
      held.open -= 1;
      if (held.open === 0) perKey.delete(key);
    },
    get open() {
      return open.process + open.page;
    },
    demand: rate.demand,
  };
}
