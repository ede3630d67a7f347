import { recordAudit } from '../../changes/audit-record.store.js';
import { isSameJson } from '../../changes/change.digest.js';
import type { ChangeTransaction } from '../../changes/changes.service.js';
import { checkMayChange } from '../../changes/protection.js';
import { GuidonError } from '../../errors.js';
import { type Caller, system } from '../../http/caller.js';
import { checkIfMatch } from '../../http/etag.js';
import { isOpen, type ReleaseEvent, type ReleasePlan } from './machine/release.model.js';
import { rebase } from './plan/release.parts.js';
import { heldOf, type LockedFlag, lockFlag } from './release.locks.js';
import type { FlagFacts, PlanMade, PlanMaker } from './release.plans.js';
import { noRelease, notAllowed } from './release.refusals.js';
import { saveHeld } from './release.save.js';
import { type Held, releaseCaller, settled, taken } from './release.steps.js';
import { insertEvents } from './release-events.store.js';
import type { PlanRequest } from './release-plan.schema.js';
import type { FlagPorts } from './releases.ports.js';
import { type ReleaseRow, releaseOf } from './releases.rows.js';
import { deleteRelease, type FlagPlace, insertRelease } from './releases.store.js';
import { etagOfRelease } from './releases.view.js';

export interface PlanningDeps {
  readonly flags: FlagPorts;
  readonly plans: PlanMaker;
}

/** How plans come, are changed and go; none of it serves anybody anything. */
export function createPlanning({ flags, plans }: PlanningDeps) {
  return {
    async plan(transaction: ChangeTransaction, caller: Caller, at: FlagPlace, request: PlanRequest): Promise<void> {
      const locked = await lockFlag(transaction, flags, at);
      checkMayChange(caller.account, at.project, locked.place.environment);
      checkIfMatch(caller.ifMatch, locked.row === undefined ? 'none' : etagOfRelease(locked.row));
      if (locked.flag.archivedAt !== null)
        throw new GuidonError('conflict', `The flag "${at.flag}" is archived. Restore it first.`);
      const made = await plans.make(transaction.sql, { at, request, ...factsOf(locked) });
      if (locked.row === undefined || !isOpen(locked.row)) return await insert(transaction, caller, at, locked, made);
      if (isSameJson([locked.row.plan, locked.row.template], [made.plan, made.template])) return;
      await saveHeld(transaction, flags, locked.place, [changed(locked.row, locked, caller, made)]);
    },

    async remove(transaction: ChangeTransaction, caller: Caller, at: FlagPlace): Promise<void> {
      const { place, row } = await lockFlag(transaction, flags, at);
      checkMayChange(caller.account, at.project, place.environment);
      if (row === undefined) throw noRelease(at);
      checkIfMatch(caller.ifMatch, etagOfRelease(row));
      if (row.state !== 'draft') {
        const why = 'Only a plan that has not begun is deleted: what was released stays on record.';
        throw new GuidonError('conflict', why, { members: { state: row.state } });
      }
      const { sql, later } = transaction;
      later(deleteRelease(sql, row.id));
      const before = { release: row.id, state: row.state, plan: row.plan };
      later(recordAudit(sql, caller, { ...subject(at), action: 'release.delete', before }));
      transaction.announce('changed', row.environmentId);
    },
  };
}

export function factsOf({ place, flag, row }: LockedFlag): FlagFacts {
  return { projectId: place.environment.projectId, flag, release: row && releaseOf(row) };
}

async function insert(
  { sql, later, announce }: ChangeTransaction,
  caller: Caller,
  at: FlagPlace,
  { place: { environment }, flag }: LockedFlag,
  { plan, template, warnings }: PlanMade,
): Promise<void> {
  const reason = 'Planned; it has not begun.';
  const people = { plannedBy: caller.account.answeredBy, createdBy: caller.actor };
  const ids = { flagId: flag.flagId, environmentId: environment.id };
  const releaseId = await insertRelease(sql, { ...ids, ...people, plan, template, warnings, reason });
  const stages = { fromStage: null, toStage: null, stageName: null };
  const states = { fromState: null, toState: 'draft' } as const;
  const event = { releaseId, revision: 1, at: environment.now, action: 'plan', ...states, ...stages, reason };
  later(insertEvents(sql, [{ ...event, actor: caller.actor, version: environment.version }]));
  const after = { release: releaseId, state: 'draft', stage: null, plan };
  later(recordAudit(sql, caller, { ...subject(at), action: 'release.plan', after }));
  announce('changed', environment.id);
}

function changed(row: ReleaseRow, { place, flag }: LockedFlag, caller: Caller, made: PlanMade): Held {
  const held = settled(heldOf(row, flag), releaseCaller(system, row));
  const needsApproval = place.environment.requiresApproval;
  const { outcome, held: after } = taken(held, planEvent(held, made.plan, needsApproval), { caller });
  if (outcome.kind === 'refused') throw notAllowed(caller, held.row, held.release, outcome.why);
  const { template, warnings } = made;
  const people = { approvedBy: null, plannedBy: caller.account.answeredBy };
  return { ...after, row: { ...after.row, template, warnings, ...people } };
}

function planEvent({ release, stored }: Held, plan: ReleasePlan, needsApproval: boolean): ReleaseEvent {
  const base = release.base === null ? null : rebase(stored, { plan: release.plan, base: release.base }, plan);
  return { kind: 'plan', plan, needsApproval, base };
}

function subject({ project, environment, flag }: FlagPlace) {
  return { project, environment, subjectKind: 'flag', subjectKey: flag };
}
