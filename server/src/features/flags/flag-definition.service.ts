import { checkFlag, type Flag } from '@guidon/evaluator';
import { isSameJson } from '../../changes/change.digest.js';
import type { ChangeTransaction, LockedWhole } from '../../changes/changes.service.js';
import { checkUnprotected } from '../../changes/protection.js';
import { findPrerequisiteUses, measureSnapshots, type Place } from '../../definitions/references.store.js';
import { checkFlagWrite, checkSnapshotSize, inUse } from '../../definitions/write-checks.js';
import { GuidonError } from '../../errors.js';
import type { Caller } from '../../http/caller.js';
import { readConfigsOfFlag } from './configs.store.js';
import { refuseOtherThanOnAndOff } from './flag.definition.js';
import { type FlagRow, wireFlag } from './flag.rows.js';
import { checkVisibility } from './flag-visibility.service.js';

/** Other variants or another visibility for a flag, in every environment. */
export async function changeDefinition(
  transaction: ChangeTransaction,
  caller: Caller,
  whole: LockedWhole,
  before: FlagRow,
  after: FlagRow,
): Promise<string[]> {
  const hasNewVariants = !isSameJson(after.variants, before.variants);
  if (before.archivedAt !== null) {
    if (!hasNewVariants) return [];
    throw new GuidonError('conflict', `The flag "${before.key}" is archived. Restore it first.`);
  }
  const configs = await readConfigsOfFlag(transaction.sql, whole.project.key, before.key);
  const changes = whole.environments.flatMap((environment) => {
    const config = configs.find(({ environmentId }) => environmentId === environment.id);
    if (config === undefined) return [];
    return [{ environment, flags: [{ before: wireFlag(before, config), after: wireFlag(after, config) }] }];
  });
  for (const { environment, flags } of changes) {
    if (flags.some(isServedOtherwise)) checkUnprotected(caller.account, whole.project.key, environment, advice);
  }
  if (after.clientVisible !== before.clientVisible) await checkVisibility(transaction.sql, after, configs);
  const warnings = hasNewVariants ? await checkVariants(transaction, whole, before, after, changes) : [];
  const committed = await transaction.commitChange(changes);
  return [...new Set([...warnings, ...committed.warnings])];
}

const advice = 'Add a variant of its own instead, and ask for the change that serves it.';

/** Whether some context may get another value than before: not by a variant that is merely added. */
function isServedOtherwise({ before, after }: { readonly before: Flag; readonly after: Flag }): boolean {
  if (before.clientVisible !== after.clientVisible) return true;
  // What somebody wrote past us may be anything.
  const variants = Object(before.variants) as Flag['variants'];
  const served = before.enabled ? Object.keys(variants) : [before.offVariant];
  return served.some((name) => !isSameJson(variants[name] ?? null, after.variants[name] ?? null));
}

type Changes = readonly {
  readonly environment: { readonly id: number; readonly key: string };
  readonly flags: readonly { readonly after: ReturnType<typeof wireFlag> }[];
}[];

/** None of the variants in use may go. */
async function checkVariants(
  { sql }: ChangeTransaction,
  whole: LockedWhole,
  before: FlagRow,
  after: FlagRow,
  changes: Changes,
): Promise<string[]> {
  if (before.kind === 'boolean') refuseOtherThanOnAndOff(after.variants);
  const [uses, sizes] = await Promise.all([
    findPrerequisiteUses(sql, whole.project.id, before.key),
    measureSnapshots(sql, whole.project.id),
  ]);
  const growth = JSON.stringify(after.variants).length - JSON.stringify(before.variants).length;
  const gone = uses.filter((use) => use.variants.some((name) => !Object.hasOwn(after.variants, name)));
  const places = changes.flatMap(({ environment, flags: [flag] }) => placesOf(environment.key, flag?.after));
  if (places.length + gone.length > 0) {
    throw inUse('A variant that would go', [...places, ...gone.map(({ variants: _, ...place }) => place)]);
  }
  return changes.flatMap(({ environment, flags: [flag] }) => [
    ...(flag === undefined ? [] : checkFlagWrite(flag.after)),
    ...(growth > 0 ? checkSnapshotSize(environment.key, (sizes.get(environment.id) ?? 0) + growth) : []),
  ]);
}

/** Where the flag's own configuration names a variant that is no more; what is wrong with the variants is told apart. */
function placesOf(environment: string, flag: ReturnType<typeof wireFlag> | undefined): Place[] {
  if (flag === undefined) return [];
  const elsewhere = checkFlag(flag).filter(({ path }) => !path.startsWith('/variants'));
  return elsewhere.map(({ path }) => ({ environment, flag: flag.key, path }));
}
