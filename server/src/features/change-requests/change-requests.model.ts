import { changedParts } from '../../changes/changed-parts.js';
import { GuidonError } from '../../errors.js';
import { type ChangeRole, isAtLeast, roleOn } from '../../http/account.js';
import type { Caller } from '../../http/caller.js';
import type { Placed } from '../../http/newest-first.store.js';
import type { RequestState } from './change-requests.schema.js';

export interface Who {
  readonly kind: string;
  readonly id: string | null;
  readonly name: string;
}

export interface Review {
  readonly verdict: 'approved' | 'refused';
  readonly comment: string;
  readonly reviewer: Who;
  readonly at: string;
}

/** Whole settings; which of them there are is the flags' own matter. */
export type SettingsJson = Readonly<Record<string, unknown>>;

export interface RequestRow extends Placed {
  readonly id: string;
  readonly project: string;
  readonly environment: string;
  readonly flag: string;
  /** Of the environment, as it is now. */
  readonly changeRole: ChangeRole;
  readonly title: string;
  readonly reason: string;
  readonly state: RequestState;
  readonly author: Who;
  readonly authorUserId: string | null;
  readonly before: SettingsJson;
  readonly after: SettingsJson;
  readonly current: SettingsJson;
  readonly baseRevision: number;
  readonly currentRevision: number;
  readonly applyAt: Date | null;
  readonly appliedAt: Date | null;
  readonly outcome: string;
  readonly revision: number;
  readonly reviews: readonly Review[];
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export type RequestAction = 'approve' | 'refuse' | 'withdraw' | 'reschedule' | 'apply';

/** From which states an action leads on. */
const allowedIn: Readonly<Record<RequestAction, readonly RequestState[]>> = {
  approve: ['open'],
  refuse: ['open', 'approved'],
  withdraw: ['open', 'approved'],
  reschedule: ['open', 'approved'],
  apply: ['approved'],
};

export function checkState({ state, title }: RequestRow, action: RequestAction): void {
  if (allowedIn[action].includes(state)) return;
  const actions = Object.entries(allowedIn).flatMap(([name, states]) => (states.includes(state) ? [name] : []));
  const next = actions.length === 0 ? 'Nothing more can be done with it' : `What can be done: ${actions.join(', ')}`;
  throw new GuidonError('conflict', `The change request "${title}" is ${state}. ${next}.`, {
    members: { state, actions },
  });
}

/** Waiting, and made on what is no more. */
export function isStale({ state, baseRevision, currentRevision }: RequestRow): boolean {
  return (state === 'open' || state === 'approved') && baseRevision !== currentRevision;
}

/** Why the caller may not review it, apart from their role. */
export function reviewRefusal({ account }: Caller, { authorUserId }: RequestRow): GuidonError | undefined {
  if (account.userId === null)
    return new GuidonError('forbidden', 'A change is approved or refused by a person, with an account of their own.');
  if (account.userId === authorUserId)
    return new GuidonError('forbidden', 'Another person must look at this change: you asked for it.');
  return undefined;
}

export function mayReview(caller: Caller, row: RequestRow): boolean {
  const isWaiting = row.state === 'open' || row.state === 'approved';
  const isEnough = isAtLeast(roleOn(caller.account, row.project), row.changeRole);
  return isWaiting && isEnough && reviewRefusal(caller, row) === undefined;
}

/** Who asked for it, or the person behind. */
export function isAuthor({ actor, account }: Caller, { author, authorUserId }: RequestRow): boolean {
  if (authorUserId !== null) return authorUserId === account.userId;
  return author.kind === actor.kind && author.id === actor.id;
}

/** What it changes: as it was, as it is to be, and as it is. */
export function partsOf({ before, after, current }: Pick<RequestRow, 'before' | 'after' | 'current'>) {
  const diff = changedParts(before, after);
  const now = Object.fromEntries(Object.keys(diff.after).map((name) => [name, current[name]]));
  return { diff, current: now };
}
