import type { GuidonClient } from '@guidon/sdk-node';
import type { FlagApi } from './flag-api.js';
import { type HandRolledFlag, handRolledFlags, handRolledIsEnabled } from './hand-rolled.js';

export interface Parity {
  readonly key: string;
  readonly users: number;
  readonly enabled: number;
  readonly differences: number;
}

/** Moves the hand-rolled table over to Guidon, call by call as a migration script would. */
export async function moveOver(api: FlagApi): Promise<void> {
  for (const flag of handRolledFlags) {
    await api.create(flag.key);
    await api.setPercentage(flag.key, flag.percentage);
    for (const user of flag.whitelist) await api.whitelist(flag.key, user, 'userId');
    await api.setEnabled(flag.key, flag.enabled);
  }
}

/** Asks both rules for every user: a team that moves over keeps every user where they were. */
export function compare(flags: Pick<GuidonClient, 'isEnabled'>, users: readonly string[]): readonly Parity[] {
  return handRolledFlags.map((flag) => compareFlag(flags, flag, users));
}

function compareFlag(flags: Pick<GuidonClient, 'isEnabled'>, flag: HandRolledFlag, users: readonly string[]): Parity {
  let enabled = 0;
  let differences = 0;
  for (const userId of users) {
    const ours = flags.isEnabled(flag.key, { userId });
    if (ours) enabled += 1;
    if (ours !== handRolledIsEnabled(flag, userId)) differences += 1;
  }
  return { key: flag.key, users: users.length, enabled, differences };
}

/** The whitelisted two and as many made-up users as are missing. */
export const someUsers = (count: number): readonly string[] => [
  'internal_user_1',
  'internal_user_2',
  ...Array.from({ length: count - 2 }, (_, index) => `user_${index + 1}`),
];
