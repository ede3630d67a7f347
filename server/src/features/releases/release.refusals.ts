import { GuidonError, notFound } from '../../errors.js';
import type { Caller } from '../../http/caller.js';
import type { Release, ReleaseAction } from './machine/release.model.js';
import { allowedTo } from './release.rights.js';
import type { ReleaseRow } from './releases.rows.js';
import type { FlagPlace } from './releases.store.js';

/** What the machine does not allow, with what it does: of that what the caller may. */
export function notAllowed(caller: Caller, row: ReleaseRow, release: Release, why: string): GuidonError {
  const allowed = allowedTo(caller, row, release);
  return new GuidonError('conflict', `${why} ${adviceOf(allowed)}`, { members: { ...standing(release), allowed } });
}

function adviceOf(allowed: readonly ReleaseAction[]): string {
  return allowed.length === 0 ? 'There is nothing that you can do with it now.' : `You can: ${allowed.join(', ')}.`;
}

function standing({ state, stage, plan }: Release) {
  return { state, stage: stage === null ? null : (plan.stages[stage]?.name ?? null) };
}

export function noRelease({ flag, environment }: FlagPlace): GuidonError {
  return notFound('release of the flag', `${flag}" in "${environment}`);
}

export function noFlag({ project, flag, environment }: FlagPlace): GuidonError {
  return notFound('flag in an environment', `${project}/${flag}/${environment}`);
}
