import type { ChangeTransaction } from '../../changes/changes.service.js';
import { lockEnvironment } from '../../changes/changes.store.js';
import { noFlag } from './release.refusals.js';
import { type Held, hold } from './release.steps.js';
import { type FlagConfig, type FlagPorts, type Place, settingsOf } from './releases.ports.js';
import type { ReleaseRow } from './releases.rows.js';
import { type FlagPlace, lockRelease } from './releases.store.js';

export interface LockedFlag {
  readonly place: Place;
  readonly flag: FlagConfig;
  /** The one that is open, or else the last that there was. */
  readonly row: ReleaseRow | undefined;
}

/** The environment first, as all writers do; then what is there. */
export async function lockFlag(
  { sql }: ChangeTransaction,
  { readFlag }: Pick<FlagPorts, 'readFlag'>,
  at: FlagPlace,
): Promise<LockedFlag> {
  const [environment, flag, row] = await Promise.all([
    lockEnvironment(sql, at.project, at.environment),
    readFlag(sql, at),
    lockRelease(sql, at),
  ]);
  if (environment === undefined || flag === undefined) throw noFlag(at);
  return { place: { project: at.project, environment }, flag, row };
}

export function heldOf(row: ReleaseRow, flag: FlagConfig): Held {
  return hold(row, settingsOf(flag));
}
