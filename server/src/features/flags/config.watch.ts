import type { ChangeTransaction } from '../../changes/changes.service.js';
import type { LockedRow } from '../../changes/changes.store.js';
import type { Caller } from '../../http/caller.js';
import type { ConfigPath, FlagInEnvironment } from './configs.store.js';

/** An edit of a flag that a release holds, made by somebody else than the release. */
export interface HeldEdit {
  readonly path: ConfigPath;
  /** As the edit leaves it. */
  readonly environment: LockedRow;
  readonly before: FlagInEnvironment;
  readonly after: FlagInEnvironment;
}

/** Told in the transaction of the edit, and under its lock. */
export type OnHeldEdit = (transaction: ChangeTransaction, caller: Caller, edit: HeldEdit) => Promise<void>;

export interface Archived {
  readonly project: string;
  readonly flag: string;
  readonly flagId: number;
  /** All of the project, locked. */
  readonly environments: readonly LockedRow[];
}

/** Told in the transaction that archives a flag. */
export type OnArchived = (transaction: ChangeTransaction, caller: Caller, archived: Archived) => Promise<void>;
