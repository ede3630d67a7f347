import { GuidonError } from '../errors.js';
import type { Account } from '../http/account.js';
import { checkRole } from '../http/permissions.js';
import type { LockedEnvironment } from './change.model.js';

type Protected = Pick<LockedEnvironment, 'key' | 'changeRole' | 'requiresApproval'>;

/** Refuses who is less than the environment asks of those who change what is served there. */
export function checkMayChange(
  account: Account,
  project: string,
  { key, changeRole }: Pick<Protected, 'key' | 'changeRole'>,
): void {
  checkRole(account, project, changeRole, `The environment "${key}" asks for it.`);
}

/** Refuses a change of several environments at once, for which nobody could be asked, where this one is protected. */
export function checkUnprotected(account: Account, project: string, environment: Protected, advice: string): void {
  checkMayChange(account, project, environment);
  if (environment.requiresApproval) throw approvalNeeded({ project, environment: environment.key }, advice);
}

export function approvalNeeded(
  { project, environment }: { readonly project: string; readonly environment: string },
  advice: string,
): GuidonError {
  const detail = `Changes in "${environment}" wait for another person's approval. ${advice}`;
  return new GuidonError('approval-needed', detail, { members: { project, environment } });
}
