import type { Sql } from '../../database/database.js';
import type { EnvironmentDocument } from './held-ruleset.js';
import {
  type DatedChange,
  type EnvironmentHead,
  isKnownState,
  type ReplayRow,
  readChangesAfter,
  readEnvironmentsInUse,
  readHeads,
  readReplay,
  readSnapshot,
  type StateName,
} from './snapshot.store.js';
import type { ViewKind } from './state-view.js';

/** All that delivery asks of the primary; each question is answered as of one moment. */
export interface SnapshotReads {
  readHeads(environmentIds: readonly number[]): Promise<readonly EnvironmentHead[]>;
  readSnapshot(environmentId: number): Promise<EnvironmentDocument | undefined>;
  readChangesAfter(environmentId: number, version: number): Promise<readonly DatedChange[]>;
  isKnownState(environmentId: number, kind: ViewKind, state: StateName): Promise<boolean>;
  readReplay(
    environmentId: number,
    kind: ViewKind,
    from: { readonly version: number; readonly maxBytes: number },
  ): Promise<readonly ReplayRow[]>;
  readEnvironmentsInUse(): Promise<readonly number[]>;
}

/** What a look needs is asked quickly; the rest may take its time, or be asked for by whoever wants to keep a node busy. */
export function snapshotReads(sql: Sql, quick: Sql = sql): SnapshotReads {
  return {
    readHeads: (environmentIds) => readHeads(quick, environmentIds),
    readSnapshot: (environmentId) => readSnapshot(sql, environmentId),
    readChangesAfter: (environmentId, version) => readChangesAfter(quick, environmentId, version),
    isKnownState: (environmentId, kind, state) => isKnownState(sql, environmentId, kind, state),
    readReplay: (environmentId, kind, from) => readReplay(sql, environmentId, kind, from),
    readEnvironmentsInUse: () => readEnvironmentsInUse(quick),
  };
}
