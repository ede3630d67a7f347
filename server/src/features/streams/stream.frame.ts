import { encodeEvent } from '../../http/event-stream.js';

/** An intermediary or a client that holds a whole frame in memory needs to hold no more than this. */
export const maxFrameBytes = 64 * 1024;

export function fitsFrame(bytes: Buffer): boolean {
  return bytes.length <= maxFrameBytes;
}

export function patchFrame(id: string, patch: string): Buffer {
  return encodeEvent({ id, event: 'patch', data: patch });
}

export function snapshotFrame(id: string, body: string): Buffer {
  return encodeEvent({ id, event: 'snapshot', data: body });
}

export interface Refetch {
  /** The state that is to be fetched, or a later one: the same version may name another state, after a failover. */
  readonly id: string;
  readonly version: number;
  readonly afterMs: number;
  readonly reset?: true;
}

/** Bears no id as an event: its reader does not hold the state until it has fetched it. */
export function refetchFrame(refetch: Refetch): Buffer {
  return encodeEvent({ event: 'refetch', data: JSON.stringify(refetch) });
}

export interface Changed {
  /** The environment's state: decisions of this one or a later one are what is asked for. */
  readonly id: string;
  /** Missing: any may have changed. */
  readonly flags?: readonly string[];
  readonly afterMs: number;
}

/** Tells that the server decides otherwise, perhaps. Bears the id where it names what its reader follows. */
export function changedFrame(changed: Changed, eventId?: string): Buffer {
  const frame = (data: Changed) =>
    encodeEvent({ ...(eventId !== undefined && { id: eventId }), event: 'changed', data: JSON.stringify(data) });
  const whole = frame(changed);
  return fitsFrame(whole) ? whole : frame({ id: changed.id, afterMs: changed.afterMs });
}

export function byeFrame(afterMs: number): Buffer {
  return encodeEvent({ event: 'bye', data: JSON.stringify({ afterMs }) });
}
