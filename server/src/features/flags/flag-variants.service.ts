import { checkFlag } from '@guidon/evaluator';
import type { ChangeTransaction, LockedWhole } from '../../changes/changes.service.js';
import { findPrerequisiteUses, measureSnapshots, type Place } from '../../definitions/references.store.js';
import { checkFlagWrite, checkSnapshotSize, inUse } from '../../definitions/write-checks.js';
import { GuidonError } from '../../errors.js';
import { readConfigsOfFlag } from './configs.store.js';
import { refuseOtherThanOnAndOff } from './flag.definition.js';
import { type FlagRow, wireFlag } from './flag.rows.js';

/** Other variants for a flag, in every environment; none of those in use may go. */
export async function changeVariants(
  { sql, commitChange }: ChangeTransaction,
  whole: LockedWhole,
  before: FlagRow,
  after: FlagRow,
): Promise<string[]> {
  if (before.archivedAt !== null)
    throw new GuidonError('conflict', `The flag "${before.key}" is archived. Restore it first.`);
  if (before.kind === 'boolean') refuseOtherThanOnAndOff(after.variants);
  const [configs, uses, sizes] = await Promise.all([
    readConfigsOfFlag(sql, whole.project.key, before.key),
    findPrerequisiteUses(sql, whole.project.id, before.key),
    measureSnapshots(sql, whole.project.id),
  ]);
  const growth = JSON.stringify(after.variants).length - JSON.stringify(before.variants).length;
  const changes = whole.environments.flatMap((environment) => {
    const config = configs.find(({ environmentId }) => environmentId === environment.id);
    if (config === undefined) return [];
    return [{ environment, flags: [{ before: wireFlag(before, config), after: wireFlag(after, config) }] }];
  });
  const gone = uses.filter((use) => use.variants.some((name) => !Object.hasOwn(after.variants, name)));
  const places = changes.flatMap(({ environment, flags: [flag] }) => placesOf(environment.key, flag?.after));
  if (places.length + gone.length > 0) {
    throw inUse('A variant that would go', [...places, ...gone.map(({ variants: _, ...place }) => place)]);
  }
  const warnings = changes.flatMap(({ environment, flags: [flag] }) => [
    ...(flag === undefined ? [] : checkFlagWrite(flag.after)),
    ...(growth > 0 ? checkSnapshotSize(environment.key, (sizes.get(environment.id) ?? 0) + growth) : []),
  ]);
  commitChange(changes);
  return [...new Set(warnings)];
}

/** Where the flag's own configuration names a variant that is no more; what is wrong with the variants is told apart. */
function placesOf(environment: string, flag: ReturnType<typeof wireFlag> | undefined): Place[] {
  if (flag === undefined) return [];
  const elsewhere = checkFlag(flag).filter(({ path }) => !path.startsWith('/variants'));
  return elsewhere.map(({ path }) => ({ environment, flag: flag.key, path }));
}
