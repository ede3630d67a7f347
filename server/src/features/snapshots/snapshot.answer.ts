import { unavailable } from '../../errors.js';
import type { SnapshotBody } from './snapshot.body.js';
import { etagOf, heldTags, isTagOf } from './snapshot.negotiation.js';
import type { SnapshotService } from './snapshot.service.js';
import type { StateView, ViewKind } from './state-view.js';

/** Whose snapshot is asked for, as this node holds it. */
export interface SnapshotTarget {
  readonly environmentId: number;
  readonly kind: ViewKind;
  readonly state: StateView;
}

export type SnapshotAnswer =
  | { readonly kind: 'not-modified'; readonly tag: string }
  | { readonly kind: 'body'; readonly body: SnapshotBody; readonly id: string };

/** A page names its state as it does to the stream: it need not know how tags are made. */
export function askedWith(kind: ViewKind, headers: Readonly<Record<string, unknown>>): string | undefined {
  const [tags, id] = [headers['if-none-match'], headers['last-event-id']];
  if (typeof tags === 'string') return tags;
  return typeof id === 'string' ? etagOf(kind, 'identity', id) : undefined;
}

/** Without a promise wherever the answer is at hand, which is nearly always. */
export function answerSnapshot(
  snapshots: Pick<SnapshotService, 'ask'>,
  target: SnapshotTarget,
  ifNoneMatch: string | undefined,
): SnapshotAnswer | Promise<SnapshotAnswer> {
  const { kind, state } = target;
  if (ifNoneMatch !== undefined && isTagOf(kind, ifNoneMatch, state.id))
    return { kind: 'not-modified', tag: ifNoneMatch };
  const held = heldTags(kind, ifNoneMatch);
  const current = held.find(({ id }) => id === state.id);
  if (current !== undefined) return { kind: 'not-modified', tag: current.tag };
  const [unknown] = held.filter(({ id }) => state.since(id).kind === 'unknown');
  if (unknown === undefined) return { kind: 'body', body: state.body(), id: state.id };
  return askFor(snapshots, target, unknown.id);
}

/** Only who is told by the primary that its state never was may be taken back to a lower version. */
async function askFor(
  snapshots: Pick<SnapshotService, 'ask'>,
  { environmentId, kind, state }: SnapshotTarget,
  id: string,
): Promise<SnapshotAnswer> {
  const known = await snapshots.ask(environmentId, kind, id);
  if (known === 'unreachable')
    throw unavailable('Whether your state is known cannot be said while the database does not answer. Keep it.');
  if (state.id === id) return { kind: 'not-modified', tag: etagOf(kind, 'identity', id) };
  return { kind: 'body', body: state.body({ reset: known === 'unknown' }), id: state.id };
}
