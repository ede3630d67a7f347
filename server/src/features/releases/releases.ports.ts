import type { FlagKind, Json } from '@guidon/evaluator';
import type { ChangeTransaction } from '../../changes/changes.service.js';
import type { LockedRow } from '../../changes/changes.store.js';
import type { Sql } from '../../database/database.js';
import type { Caller } from '../../http/caller.js';
import type { Settings } from './machine/release.model.js';
import type { FlagPlace } from './releases.store.js';

/** A flag in one environment, as the flags keep it. */
export interface FlagConfig extends Settings {
  readonly flagId: number;
  readonly environmentId: number;
  readonly key: string;
  readonly kind: FlagKind;
  readonly variants: Readonly<Record<string, Json>>;
  readonly archivedAt: Date | null;
}

export interface FlagWrite {
  readonly flagId: number;
  readonly settings: Settings;
  readonly caller: Caller;
}

/** The environment that a transaction has locked. */
export interface Place {
  readonly project: string;
  readonly environment: LockedRow;
}

/** What releases need of flags. */
export interface FlagPorts {
  readonly readFlag: (sql: Sql, place: FlagPlace) => Promise<FlagConfig | undefined>;
  readonly readFlags: (sql: Sql, environmentId: number, flagIds: readonly number[]) => Promise<readonly FlagConfig[]>;
  /** Under one version, by the path that every edit of a flag takes; answers the environment as it leaves it. */
  readonly writeFlags: (
    transaction: ChangeTransaction,
    place: Place,
    writes: readonly FlagWrite[],
  ) => Promise<LockedRow>;
}

/** Without what else the flag is. */
export function settingsOf(config: Settings): Settings {
  const { enabled, offVariant, targets, prerequisites, rules, fallthrough } = config;
  return { enabled, offVariant, targets, prerequisites, rules, fallthrough };
}
