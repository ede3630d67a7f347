import type { ChangeTransaction, ChangeWriter } from '../../changes/changes.service.js';
import { checkMayChange } from '../../changes/protection.js';
import type { Sql } from '../../database/database.js';
import { type Caller, system } from '../../http/caller.js';
import { checkIfMatch } from '../../http/etag.js';
import type { ActionEvent, Release, ReleaseAction } from './machine/release.model.js';
import { adopt } from './plan/release.adopt.js';
import { handEdits } from './plan/release.edits.js';
import { baseOf } from './plan/release.parts.js';
import { heldOf, lockFlag } from './release.locks.js';
import { createPlanning, factsOf } from './release.planning.js';
import type { PlanMaker } from './release.plans.js';
import { noRelease, notAllowed } from './release.refusals.js';
import { checkMayAct, isPlanWaiting } from './release.rights.js';
import { saveHeld } from './release.save.js';
import { type Held, releaseCaller, settled, taken } from './release.steps.js';
import type { ReleaseWaiting } from './release.wait.js';
import { readEntered } from './release-events.store.js';
import type { PlanRequest } from './release-plan.schema.js';
import type { FlagPorts } from './releases.ports.js';
import type { ActionBody, Release as ReleaseView, WaitedRelease, WaitQuery } from './releases.schema.js';
import { type FlagPlace, readRelease } from './releases.store.js';
import { etagOfRelease, viewOf } from './releases.view.js';

export interface ReleasesDeps {
  readonly sql: Sql;
  readonly changes: ChangeWriter;
  readonly flags: FlagPorts;
  readonly plans: PlanMaker;
  readonly waiting: ReleaseWaiting;
}

export interface ReleaseResult {
  readonly release: ReleaseView;
  readonly etag: string;
}

export type ReleasesService = ReturnType<typeof createReleasesService>;

export type Asked = NonNullable<ActionBody>;

export function createReleasesService({ sql, changes, flags, plans, waiting }: ReleasesDeps) {
  async function read(caller: Caller, at: FlagPlace): Promise<ReleaseResult> {
    const row = await readRelease(sql, at);
    if (row === undefined) throw noRelease(at);
    const [entered, [settings]] = await Promise.all([
      readEntered(sql, row.id),
      flags.readFlags(sql, row.environmentId, [row.flagId]),
    ]);
    return { release: viewOf(caller, row, { settings, entered }), etag: etagOfRelease(row) };
  }

  async function actIn(transaction: ChangeTransaction, caller: Caller, at: FlagPlace, acting: Acting): Promise<void> {
    const locked = await lockFlag(transaction, flags, at);
    const { place, flag, row } = locked;
    checkMayChange(caller.account, at.project, place.environment);
    if (row === undefined) throw noRelease(at);
    checkIfMatch(caller.ifMatch, etagOfRelease(row));
    const held = settled(heldOf(row, flag), releaseCaller(system, row));
    checkMayAct(caller, row, held.release, acting.action);
    if (acting.action === 'start' && row.state === 'draft')
      await plans.recheck(transaction.sql, row.plan, factsOf(locked));
    await saveHeld(transaction, flags, place, [acted(held, caller, acting)]);
  }

  const planning = createPlanning({ flags, plans });
  return {
    read,

    async act(caller: Caller, at: FlagPlace, action: ReleaseAction, asked: Asked): Promise<ReleaseResult> {
      await changes.write((transaction) => actIn(transaction, caller, at, { action, asked }));
      return await read(caller, at);
    },

    async plan(caller: Caller, at: FlagPlace, request: PlanRequest): Promise<ReleaseResult> {
      await changes.write((transaction) => planning.plan(transaction, caller, at, request));
      return await read(caller, at);
    },

    remove: (caller: Caller, at: FlagPlace): Promise<void> =>
      changes.write((transaction) => planning.remove(transaction, caller, at)),

    async wait(caller: Caller, at: FlagPlace, query: WaitQuery, isGone: () => boolean): Promise<WaitedRelease> {
      const look = async () => {
        const row = await readRelease(sql, at);
        if (row === undefined) throw noRelease(at);
        return row;
      };
      const reached = await waiting.until(look, query, isGone);
      return { ...(await read(caller, at)).release, reached };
    },
  };
}

interface Acting {
  readonly action: ReleaseAction;
  readonly asked: Asked;
}

/** What has come about by itself is settled; what a person asks for comes after. */
function acted(held: Held, caller: Caller, { action, asked }: Acting): Held {
  const { reason, stage } = asked;
  const { outcome, held: after } = taken(held, eventOf(held, action, asked), { caller, reason });
  if (outcome.kind === 'refused') throw notAllowed(caller, held.row, held.release, outcome.why);
  if (outcome.kind === 'nothing') return held;
  const astray = strayed(held.release, action, stage);
  if (astray !== undefined) throw notAllowed(caller, held.row, held.release, astray);
  if (action !== 'approve' || !isPlanWaiting(held.release)) return after;
  return { ...after, row: { ...after.row, approvedBy: caller.actor } };
}

/** Of these the machine itself knows what a repeated call means. */
const leaving: readonly ReleaseAction[] = ['approve', 'advance', 'back'];

function strayed({ plan, stage }: Release, action: ReleaseAction, meant: string | undefined): string | undefined {
  if (meant === undefined || leaving.includes(action)) return undefined;
  const current = plan.stages[action === 'start' ? 0 : (stage ?? -1)]?.name;
  return current === meant ? undefined : `It does not stand at "${meant}".`;
}

function eventOf({ release, stored }: Held, action: ReleaseAction, { stage, edits, to }: Asked): ActionEvent {
  const named = stage === undefined ? {} : { stage };
  switch (action) {
    case 'start':
      return { kind: 'start', base: baseOf(stored, release.plan) };
    case 'resume':
      return resumeEvent({ release, stored }, edits);
    case 'rollback':
      return { kind: 'rollback', ...(to && { to }) };
    case 'approve':
    case 'advance':
    case 'back':
      return { kind: action, ...named };
    case 'pause':
    case 'abort':
      return { kind: action };
  }
}

function resumeEvent({ release, stored }: Pick<Held, 'release' | 'stored'>, edits: Asked['edits']): ActionEvent {
  const isEdited = handEdits(stored, release) !== null;
  const given = edits === undefined ? {} : { edits };
  const anew = isEdited && edits === 'adopt' ? { adopted: adopt(stored, release) } : {};
  return { kind: 'resume', isEnabled: stored.enabled, isEdited, ...given, ...anew };
}
