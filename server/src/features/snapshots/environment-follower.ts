import type { Problem } from '@guidon/evaluator';
import type { Logger } from '../../logging.js';
import type { ChangedForClients, EnvironmentState, Rebuilt } from './environment-state.js';
import type { RebuildReason, SnapshotMetrics } from './snapshot.metrics.js';
import type { SnapshotReads } from './snapshot.reads.js';
import type { JudgeDocument, SnapshotSource } from './snapshot.source.js';
import type { DatedChange, EnvironmentHead } from './snapshot.store.js';

/** What those who serve an environment are told; the state itself has already moved on. */
export interface SnapshotListener {
  /** A frame is missing where the patch is too large for one. */
  changed(environmentId: number, frames: readonly (Buffer | undefined)[]): void;
  /** The same change, as far as client keys see it: after the servers have theirs. */
  changedForClients(environmentId: number, applied: ChangedForClients): void;
  rebuilt(environmentId: number, options: { readonly reset: boolean }): void;
  /** What the projection holds differs, and no patch leads to it. */
  rebuiltForClients(environmentId: number, options: { readonly reset: boolean }): void;
  removed(environmentId: number): void;
  /** Postgres has answered, with these heads. */
  looked(heads: readonly EnvironmentHead[]): void;
}

export interface FollowerDeps {
  readonly reads: SnapshotReads;
  readonly source: SnapshotSource;
  readonly logger: Logger;
  readonly metrics: SnapshotMetrics;
  readonly listener: SnapshotListener;
}

/** What nobody has been told of yet: how old its changes are says nothing of how fast they come. */
export function catchUp(deps: FollowerDeps, environmentId: number, state: EnvironmentState): Promise<Followed> {
  const metrics = { ...deps.metrics, applied: () => {} };
  return follow({ ...deps, metrics, listener: nobody }, environmentId, state);
}

const nobody: SnapshotListener = {
  changed: () => {},
  changedForClients: () => {},
  rebuilt: () => {},
  rebuiltForClients: () => {},
  removed: () => {},
  looked: () => {},
};

export type Followed = 'followed' | 'removed';

/** Brings one environment's state to what Postgres holds. Must not run twice at a time for the same one. */
export async function follow(deps: FollowerDeps, environmentId: number, state: EnvironmentState): Promise<Followed> {
  const followed = await followChain(deps, environmentId, state);
  if (followed === 'removed' || !state.client.isBroken) return followed;
  return await rebuildForClients(deps, environmentId, state);
}

async function followChain(deps: FollowerDeps, environmentId: number, state: EnvironmentState): Promise<Followed> {
  const first = await applyChanges(deps, environmentId, state);
  if (first === 'applied') return 'followed';
  if (first === 'broken') return await rebuild(deps, environmentId, state, 'gap');
  const [head] = await deps.reads.readHeads([environmentId]);
  if (head === undefined) return 'removed';
  if (isSameState(head, state)) return 'followed';
  return await followHead(deps, environmentId, state, head);
}

async function followHead(deps: FollowerDeps, environmentId: number, state: EnvironmentState, head: EnvironmentHead) {
  if (head.version <= state.version) return await rebuild(deps, environmentId, state, 'restored');
  // Committed between the two questions, or no longer kept.
  const second = await applyChanges(deps, environmentId, state);
  if (second === 'applied') return 'followed';
  return await rebuild(deps, environmentId, state, 'gap');
}

export function isSameState(head: EnvironmentHead, state: EnvironmentState): boolean {
  return `${head.version}-${head.digest}` === state.id;
}

async function applyChanges(deps: FollowerDeps, environmentId: number, state: EnvironmentState) {
  let isAny = false;
  for (;;) {
    const rows = await deps.reads.readChangesAfter(environmentId, state.version);
    if (rows.length === 0) return isAny ? 'applied' : 'none';
    isAny = true;
    const frames: (Buffer | undefined)[] = [];
    const isBroken = !rows.every((row) => applyRow(deps, state, row, frames));
    if (frames.length > 0) {
      deps.listener.changed(environmentId, frames);
      deps.listener.changedForClients(environmentId, state.applyForClients());
    }
    if (isBroken) return 'broken';
  }
}

function applyRow(
  deps: FollowerDeps,
  state: EnvironmentState,
  row: DatedChange,
  frames: (Buffer | undefined)[],
): boolean {
  const before = state.problems;
  const applied = state.apply(row);
  if (applied.kind === 'broken') return false;
  deps.metrics.applied(row.ageMs);
  frames.push(applied.frame);
  reportProblems(deps.logger, state, before);
  return true;
}

async function rebuild(
  deps: FollowerDeps,
  environmentId: number,
  state: EnvironmentState,
  reason: RebuildReason,
): Promise<Followed> {
  const before = { id: state.id, clientId: state.client.id, problems: state.problems };
  const found = await deps.source.read(environmentId, isNewest(deps, environmentId));
  if (found === undefined) return 'removed';
  const { document } = found;
  const isKnown = await deps.reads.isKnownState(environmentId, 'server', stateOfId(before.id));
  const isKnownToClients = await deps.reads.isKnownState(environmentId, 'client', stateOfId(before.clientId));
  deps.metrics.rebuilt(reason);
  deps.logger.warn({ environmentId, from: before.id, reason, isKnown }, 'reading a snapshot anew');
  const rebuilt = state.rebuild(document);
  if (rebuilt === 'malformed') deps.logger.error({ environmentId }, keptLastGood);
  reportProblems(deps.logger, state, before.problems);
  if (state.id !== before.id) deps.listener.rebuilt(environmentId, { reset: !isKnown });
  tellClients(deps, environmentId, rebuilt, { reset: !isKnownToClients });
  if (state.id !== before.id) deps.listener.changedForClients(environmentId, { frames: [] });
  return 'followed';
}

/** Where a patch of theirs did not apply: what servers hold is right, and stays. */
async function rebuildForClients(
  deps: FollowerDeps,
  environmentId: number,
  state: EnvironmentState,
): Promise<Followed> {
  const from = state.client.id;
  const found = await deps.source.read(environmentId, isNewest(deps, environmentId));
  if (found === undefined) return 'removed';
  const { document } = found;
  const isKnown = await deps.reads.isKnownState(environmentId, 'client', stateOfId(from));
  deps.metrics.rebuilt('client-gap');
  deps.logger.warn({ environmentId, from, isKnown }, 'making what client keys see anew');
  const rebuilt = state.rebuildForClients(document);
  if (rebuilt === 'malformed') deps.logger.error({ environmentId }, keptLastGood);
  tellClients(deps, environmentId, rebuilt, { reset: !isKnown });
  return 'followed';
}

/** What is remembered may be older than the state held, or of a time before a restore. */
function isNewest({ reads }: FollowerDeps, environmentId: number): JudgeDocument {
  return async ({ version, digest }) => {
    const [head] = await reads.readHeads([environmentId]);
    return head?.version === version && head.digest === digest;
  };
}

const keptLastGood = 'a snapshot cannot be read; keeping the last good one';

function tellClients(
  { listener }: FollowerDeps,
  environmentId: number,
  rebuilt: Rebuilt | 'malformed',
  { reset }: { readonly reset: boolean },
): void {
  if (rebuilt !== 'malformed' && rebuilt.isDifferentForClients) listener.rebuiltForClients(environmentId, { reset });
}

export function stateOfId(id: string): { version: number; digest: string } {
  const dash = id.indexOf('-');
  return { version: Number(id.slice(0, dash)), digest: id.slice(dash + 1) };
}

/** Each once, when it appears: an alarm that repeats every two seconds is turned off. */
export function reportProblems(
  logger: Logger,
  { id, problems }: EnvironmentState,
  before: readonly Problem[] = [],
): void {
  const isOld = (problem: Problem) =>
    before.some(({ key, message }) => key === problem.key && message === problem.message);
  for (const problem of problems) {
    if (!isOld(problem))
      logger.error({ state: id, problem }, 'set aside: it cannot be read and is served as it last could');
  }
}
