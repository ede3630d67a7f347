import type { Comeback } from './comeback.js';

/** What a crowd can be asked for; it runs in a process of its own. */
export interface CrowdTasks {
  /** Resolves when all are live. */
  open(options: OpenOptions): Promise<void>;
  /** So many members, in turn, go without waiting and are back at once: every second one without a good-bye. */
  churn(options: { readonly count: number }): void;
  /** So many stop reading for good. */
  pause(options: { readonly count: number }): void;
  /** Resolves when all who read are live. */
  settle(): Promise<void>;
  /** From now on the next change is waited for. */
  arm(): void;
  /** Resolves when everybody who was live then has the change. */
  arrived(): Promise<Arrival>;
  /** How long it took from the first that was lost since the last call until all who read were back. */
  allBack(options: { readonly timeoutMs: number }): Promise<number>;
  /** From now on comebacks are counted anew. */
  mark(): void;
  comeback(): CountedComeback;
  told(): Told;
  leave(): void;
}

export interface CountedComeback extends Comeback {
  /** The most attempts in any second, refused ones too. */
  readonly peakAttemptsPerS: number;
}

export interface OpenOptions {
  readonly count: number;
  readonly ports: readonly number[];
  readonly sdkKey: string;
  /** The state that an SDK would have fetched before. */
  readonly heldId?: string;
  readonly seed: number;
  /** No faster than that; else a hundred at a time are under way. */
  readonly openPerS?: number;
  /** Each attempt goes to the next node, as balancers do it; else a member stays with its own. */
  readonly isRoaming?: boolean;
}

/** By the monotonic clock of all processes. */
export interface Arrival {
  readonly p50AtMs: number;
  readonly p99AtMs: number;
  readonly lastAtMs: number;
}

export interface Told {
  readonly members: number;
  readonly live: number;
  readonly paused: number;
  readonly attempts: number;
  readonly refused: number;
  readonly failed: number;
  readonly byes: number;
  readonly patches: number;
  readonly gaps: number;
  readonly regressions: number;
  readonly resets: number;
  /** How many hold which state, of those who read. */
  readonly held: Readonly<Record<string, number>>;
}

export const crowdTasks = [
  'open',
  'churn',
  'pause',
  'settle',
  'arm',
  'arrived',
  'allBack',
  'mark',
  'comeback',
  'told',
  'leave',
] as const satisfies readonly (keyof CrowdTasks)[];
