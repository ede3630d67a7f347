import { checkMayChange } from '../../changes/protection.js';
import { GuidonError } from '../../errors.js';
import { isAtLeast, type Role, roleOn } from '../../http/account.js';
import type { Caller } from '../../http/caller.js';
import { checkRole } from '../../http/permissions.js';
import { allowedActions } from './machine/release.machine.js';
import type { Release, ReleaseAction, Stage } from './machine/release.model.js';
import { type ReleaseRow, releaseOf } from './releases.rows.js';

type Rights = Pick<ReleaseRow, 'project' | 'environment' | 'changeRole' | 'plannedBy'>;

/** Refuses who may not do this to the release as it stands. */
export function checkMayAct(caller: Caller, row: Rights, release: Release, action: ReleaseAction): void {
  checkMayChange(caller.account, row.project, { key: row.environment, changeRole: row.changeRole });
  if (action === 'approve' && isPlanWaiting(release)) {
    const refusal = planRefusal(caller, row);
    if (refusal !== undefined) throw refusal;
    return;
  }
  const gate = gateOf(release, action);
  if (gate !== undefined)
    checkRole(caller.account, row.project, gate.approver, `The stage "${gate.name}" is left with an approval of it.`);
}

/** What the machine allows now, and the caller may. */
export function allowedTo(caller: Caller, row: ReleaseRow, release = releaseOf(row)): ReleaseAction[] {
  const role = roleOn(caller.account, row.project);
  if (!isAtLeast(role, row.changeRole)) return [];
  return allowedActions(release).filter((action) => {
    // The machine is asked about the flag only when somebody does it.
    if (action === 'resume' && !row.isEnabled) return false;
    if (action === 'approve' && isPlanWaiting(release)) return planRefusal(caller, row) === undefined;
    const gate = gateOf(release, action);
    return gate === undefined || isAtLeast(role, gate.approver);
  });
}

/** The plan itself lacks an approval, and is not asked about a stage. */
export function isPlanWaiting({ needsApproval, state }: Release): boolean {
  return needsApproval && (state === 'draft' || state === 'paused' || state === 'rolled-back');
}

/** Who may let it leave its stage, where that is not for anybody. To go before the time is no way around. */
function gateOf({ plan, stage }: Release, action: ReleaseAction): Stage | undefined {
  const current = stage === null ? undefined : plan.stages[stage];
  return (action === 'approve' || action === 'advance') && current?.advance === 'approval' ? current : undefined;
}

/** Null where nobody is asked. */
export function approverOf(
  row: ReleaseRow,
  release: Release,
): { readonly of: 'plan' | 'stage'; readonly by: Role } | null {
  if (isPlanWaiting(release)) return { of: 'plan', by: row.changeRole };
  if (release.state !== 'waiting') return null;
  const approver = release.plan.stages[release.stage ?? 0]?.approver ?? 'editor';
  return { of: 'stage', by: isAtLeast(approver, row.changeRole) ? approver : row.changeRole };
}

function planRefusal({ account }: Caller, { plannedBy }: Rights): GuidonError | undefined {
  if (account.userId === null)
    return new GuidonError('forbidden', 'A plan is approved by a person, with an account of their own.');
  if (account.userId === plannedBy)
    return new GuidonError('forbidden', 'Another person must look at this plan: you made it.');
  return undefined;
}
