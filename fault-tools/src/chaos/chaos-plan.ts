import { seededRandom } from '../seeded-random.js';

export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  readonly kind: FaultKind;
  /** Which of several: a node, or a process with clients. */
  readonly target: number;
  /** From the beginning of the run. */
  readonly atMs: number;
  readonly forMs: number;
}

export interface PlanOptions {
  readonly seed: number;
  readonly faults: number;
  readonly nodes: number;
  readonly sdkProcesses: number;
  /** Within which all of them begin. */
  readonly withinMs: number;
}

interface Sort {
  readonly weight: number;
  readonly longestMs: number;
}

const links = ['postgres', 'redis', 'sdk'] as const;
export type LinkName = (typeof links)[number];

/** How often each comes, and how long it lasts at most. */
const sorts = {
  'node-kill': { weight: 4, longestMs: 1_000 },
  'node-restart': { weight: 2, longestMs: 0 },
  'node-pause': { weight: 3, longestMs: 2_500 },
  'redis-kill': { weight: 2, longestMs: 1_500 },
  'redis-pause': { weight: 2, longestMs: 1_500 },
  'postgres-kill': { weight: 2, longestMs: 0 },
  'postgres-pause': { weight: 2, longestMs: 1_500 },
  'standby-kill': { weight: 1, longestMs: 0 },
  'standby-pause': { weight: 1, longestMs: 1_200 },
  'standby-blackhole': { weight: 1, longestMs: 1_200 },
  'standby-latency': { weight: 1, longestMs: 1_500 },
  failover: { weight: 1, longestMs: 0 },
  'failover-behind': { weight: 2, longestMs: 2_000 },
  'sdk-kill': { weight: 2, longestMs: 500 },
  'sdk-pause': { weight: 2, longestMs: 2_500 },
  'postgres-cut': { weight: 2, longestMs: 0 },
  'postgres-blackhole': { weight: 1, longestMs: 1_200 },
  'postgres-half-open': { weight: 1, longestMs: 0 },
  'postgres-latency': { weight: 1, longestMs: 1_500 },
  'postgres-trickle': { weight: 1, longestMs: 1_500 },
  'redis-cut': { weight: 1, longestMs: 0 },
  'redis-blackhole': { weight: 1, longestMs: 1_500 },
  'redis-latency': { weight: 1, longestMs: 1_500 },
  'redis-half-open': { weight: 1, longestMs: 0 },
  'sdk-cut': { weight: 2, longestMs: 0 },
  'sdk-blackhole': { weight: 1, longestMs: 2_000 },
  'sdk-latency': { weight: 1, longestMs: 2_000 },
  'sdk-trickle': { weight: 1, longestMs: 2_000 },
  'sdk-half-open': { weight: 1, longestMs: 0 },
} as const satisfies Readonly<Record<string, Sort>>;

export const faultKinds = Object.keys(sorts) as readonly (keyof typeof sorts)[];

/** The same from the same seed. One failover at the most: for another there must be a new standby first. */
export function chaosPlan({ seed, faults, nodes, sdkProcesses, withinMs }: PlanOptions): readonly Fault[] {
  const random = seededRandom(seed);
  const plan: Fault[] = [];
  while (plan.length < faults) {
    const kind = drawKind(random);
    const count = kind.startsWith('node-') ? nodes : kind.startsWith('sdk-') ? sdkProcesses : 1;
    const target = Math.floor(random() * count);
    const atMs = Math.round(random() * withinMs);
    const forMs = Math.round(sorts[kind].longestMs * (0.2 + 0.8 * random()));
    if (!isFailover(kind) || !plan.some((fault) => isFailover(fault.kind))) plan.push({ kind, target, atMs, forMs });
  }
  return plan.sort((one, other) => one.atMs - other.atMs);
}

export function isFailover(kind: FaultKind): boolean {
  return kind === 'failover' || kind === 'failover-behind';
}

/** What is done to one thing at a time: two faults of one lane follow on each other. */
export function laneOf({ kind, target }: Fault): string {
  const [what = ''] = kind.split('-');
  if (isFailover(kind) || what === 'standby' || /^postgres-(kill|pause)$/.test(kind)) return 'postgres pair';
  const isProcess = /-(kill|pause|restart)$/.test(kind);
  return isProcess ? `${what} ${target}` : `link ${what}`;
}

function drawKind(random: () => number): FaultKind {
  const total = faultKinds.reduce((sum, kind) => sum + sorts[kind].weight, 0);
  let left = random() * total;
  for (const kind of faultKinds) {
    left -= sorts[kind].weight;
    if (left < 0) return kind;
  }
  return 'node-kill';
}
