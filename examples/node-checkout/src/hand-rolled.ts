import { createHash } from 'node:crypto';

/** A flag as teams keep it in a table of their own before they move to Guidon. */
export interface HandRolledFlag {
  readonly key: string;
  readonly enabled: boolean;
  readonly percentage: number;
  readonly whitelist: readonly string[];
}

export const handRolledFlags: readonly HandRolledFlag[] = [
  { key: 'new_checkout_flow', enabled: true, percentage: 25, whitelist: ['internal_user_1', 'internal_user_2'] },
  { key: 'ai_recommendations', enabled: true, percentage: 5, whitelist: [] },
  { key: 'legacy_dashboard', enabled: false, percentage: 0, whitelist: [] },
];

/** The rule that teams bring along: off, then the whitelist, then the MD5 of `flag:user` below the percentage. */
export function handRolledIsEnabled(flag: HandRolledFlag, userId: string): boolean {
  if (!flag.enabled) return false;
  if (flag.whitelist.includes(userId)) return true;
  const hash = createHash('md5').update(`${flag.key}:${userId}`).digest('hex');
  return Number.parseInt(hash.slice(0, 8), 16) % 100 < flag.percentage;
}
