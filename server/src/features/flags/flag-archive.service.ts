import { segmentsOf } from '@guidon/evaluator';
import { recordAudit } from '../../changes/audit-record.store.js';
import type { EnvironmentChange } from '../../changes/change.model.js';
import {
  type ChangeTransaction,
  type ChangeWriter,
  type LockedWhole,
  lockWholeProject,
} from '../../changes/changes.service.js';
import { checkUnprotected } from '../../changes/protection.js';
import type { Sql } from '../../database/database.js';
import { findPrerequisiteUses, readFlagGraph, readSegmentKeys } from '../../definitions/references.store.js';
import { checkCounts, checkFlagReferences, inUse } from '../../definitions/write-checks.js';
import type { Caller } from '../../http/caller.js';
import { checkIfMatch } from '../../http/etag.js';
import type { OnArchived } from './config.watch.js';
import { readConfigsOfFlag, switchOffEverywhere } from './configs.store.js';
import { type ConfigRow, type FlagRow, wireFlag } from './flag.rows.js';
import { type FlagPath, type FlagResult, flagEtag, missing, resultOf, subject } from './flags.service.js';
import { countFlags, readFlag, updateFlag } from './flags.store.js';

export type FlagArchiveService = ReturnType<typeof createFlagArchiveService>;

export function createFlagArchiveService(changes: ChangeWriter, onArchived: OnArchived) {
  return {
    archive: (caller: Caller, path: FlagPath): Promise<void> =>
      changes.write((transaction) => archiveFlag(transaction, caller, path, onArchived)),

    restore: (caller: Caller, path: FlagPath): Promise<FlagResult> =>
      changes.write((transaction) => restoreFlag(transaction, caller, path)),
  };
}

interface Found {
  readonly whole: LockedWhole;
  readonly before: FlagRow;
  readonly configs: readonly ConfigRow[];
}

async function find(transaction: ChangeTransaction, path: FlagPath, ifMatch: string | undefined): Promise<Found> {
  const [whole, before, configs] = await Promise.all([
    lockWholeProject(transaction, path.project),
    readFlag(transaction.sql, path.project, path.flag),
    readConfigsOfFlag(transaction.sql, path.project, path.flag),
  ]);
  if (before === undefined) throw missing(path);
  checkIfMatch(ifMatch, flagEtag(before));
  return { whole, before, configs };
}

async function archiveFlag(
  transaction: ChangeTransaction,
  caller: Caller,
  path: FlagPath,
  onArchived: OnArchived,
): Promise<void> {
  const { sql, later, commitChange } = transaction;
  const { whole, before, configs } = await find(transaction, path, caller.ifMatch);
  if (before.archivedAt !== null) return;
  for (const environment of whole.environments) {
    const isOn = configs.some(({ environmentId, enabled }) => environmentId === environment.id && enabled);
    if (isOn) checkUnprotected(caller.account, path.project, environment, 'Switch the flag off there first.');
  }
  const uses = await findPrerequisiteUses(sql, before.projectId, before.key);
  if (uses.length > 0)
    throw inUse(
      `The flag "${before.key}"`,
      uses.map(({ variants: _, ...place }) => place),
    );
  const { now } = whole.project;
  const after = { ...before, revision: before.revision + 1, updatedAt: now, archivedAt: now };
  later(updateFlag(sql, after));
  const committed = await commitChange(changesOf(whole, configs, (config) => ({ before: wireFlag(before, config) })));
  await onArchived(transaction, caller, {
    project: path.project,
    flag: before.key,
    flagId: before.id,
    environments: whole.environments.map((environment) => {
      const state = committed.states.find((one) => one.environment.id === environment.id);
      return { ...environment, ...state?.head };
    }),
  });
  const archivedAt = now.toISOString();
  const states = configs.map(({ environment, enabled }) => [environment, enabled]);
  const was = { archivedAt: null, enabled: Object.fromEntries(states) };
  later(
    recordAudit(sql, caller, {
      ...subject(path.project, before),
      action: 'flag.archive',
      before: was,
      after: { archivedAt },
    }),
  );
}

async function restoreFlag(transaction: ChangeTransaction, caller: Caller, path: FlagPath): Promise<FlagResult> {
  const { sql, later, commitChange } = transaction;
  const { whole, before, configs } = await find(transaction, path, caller.ifMatch);
  if (before.archivedAt === null) return resultOf(before);
  const warnings = checkCounts('flags', (await countFlags(sql, path.project)) + 1);
  await checkConfigs(sql, before, configs);
  const after = { ...before, revision: before.revision + 1, updatedAt: whole.project.now, archivedAt: null };
  later(updateFlag(sql, after));
  later(switchOffEverywhere(sql, after));
  const restored = changesOf(whole, configs, (config) => ({ after: wireFlag(after, { ...config, enabled: false }) }));
  const committed = await commitChange(restored);
  const archivedAt = before.archivedAt.toISOString();
  const change = { before: { archivedAt }, after: { archivedAt: null, enabled: false } };
  later(recordAudit(sql, caller, { ...subject(path.project, after), action: 'flag.restore', ...change }));
  return resultOf(after, [...warnings, ...committed.warnings]);
}

/** What the flag leant on when it was archived may have gone since. */
async function checkConfigs(sql: Sql, flag: FlagRow, configs: readonly ConfigRow[]): Promise<void> {
  for (const config of configs) {
    const after = wireFlag(flag, config);
    const others = after.prerequisites.length > 0 ? await readFlagGraph(sql, config.environmentId) : [];
    checkFlagReferences(after, others, await readSegmentKeys(sql, flag.projectId, segmentsOf(after)));
  }
}

type FlagChange = NonNullable<EnvironmentChange['flags']>[number];

function changesOf(
  whole: LockedWhole,
  configs: readonly ConfigRow[],
  change: (config: ConfigRow) => FlagChange,
): EnvironmentChange[] {
  return whole.environments.flatMap((environment) => {
    const config = configs.find(({ environmentId }) => environmentId === environment.id);
    return config === undefined ? [] : [{ environment, flags: [change(config)] }];
  });
}
