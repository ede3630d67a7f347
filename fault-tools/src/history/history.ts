/** What a run has left behind, in Postgres and with everybody who wrote or listened. */
export interface History {
  /** What was held when it began. */
  readonly start: HeldState;
  /** What Postgres holds of it in the end, by version. */
  readonly changes: readonly Change[];
  /** What a primary held that was left behind in a failover, by version. */
  readonly leftBehind: readonly (readonly Change[])[];
  /** The tokens in the audit log, in its order. */
  readonly audited: readonly string[];
  readonly writes: readonly Write[];
  readonly lives: readonly Life[];
  /** Of runs before, on the same database: who was away for long may show them still. */
  readonly past: ReadonlySet<string>;
}

/** Each flag with what it serves. */
export type Values = Readonly<Record<string, number>>;

export interface HeldState {
  readonly version: number;
  readonly id: string;
  readonly values: Values;
  /** Of each flag the token of its last change. */
  readonly tokens: Readonly<Record<string, string>>;
}

/** A row of `environment_changes`, as far as writers know what they wrote. */
export interface Change {
  readonly version: number;
  readonly from: string;
  readonly id: string;
  readonly flag: string;
  /** Names the write. */
  readonly token: string;
  readonly value: number;
}

export interface Write {
  readonly token: string;
  readonly flag: string;
  /** `unknown`: it may or may not have been done. */
  readonly outcome: 'acknowledged' | 'refused' | 'unknown';
  /** Of the clock of those who write. */
  readonly beganAtMs: number;
  readonly endedAtMs: number;
  /** What it said, where it was acknowledged. */
  readonly id?: string | undefined;
  /** The token of the change that it must follow on, of the same flag. */
  readonly basis?: string | undefined;
}

/** One client, from its start to its end. */
export interface Life {
  readonly name: string;
  readonly shown: readonly Shown[];
  /** Whether it must have arrived where Postgres is. */
  readonly isOver: boolean;
  /** What it saw that must never be, in words. */
  readonly complaints: readonly string[];
}

export interface Shown {
  readonly version: number;
  readonly values: Values;
}

export const stateText = ({ version, values }: Shown): string =>
  `${version} ${Object.entries(values)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([flag, value]) => `${flag}=${value}`)
    .join(' ')}`;
