import { maxFrameBytes, refetchFrame, snapshotFrame } from './stream.frame.js';

/** What this feature needs to know of an environment's state. As it stands it is what server keys see. */
export interface StreamedEnvironment extends StreamedState {
  readonly client: StreamedState & {
    /** The flags that the server decides for a client. */
    readonly serverDecided: ReadonlySet<string>;
  };
}

/** One chain of states: what is streamed of an environment to one kind of key. */
export interface StreamedState {
  readonly id: string;
  readonly version: number;
  since(id: string): CatchUp;
  body(options: { readonly reset: boolean }): { readonly text: string };
}

type CatchUp =
  | { readonly kind: 'current' }
  | { readonly kind: 'frames'; readonly frames: readonly Buffer[] }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'unknown' };

/** What the primary remembers of a state that this node does not know. */
export type Recalled =
  /** `id` is the state that the frames lead to. */
  | { readonly kind: 'frames'; readonly frames: readonly Buffer[]; readonly id: string }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unreachable' };

export type Plan =
  | { readonly kind: 'send'; readonly bytes: Buffer | undefined }
  | { readonly kind: 'whole'; readonly reset: boolean }
  | { readonly kind: 'ask' };

/** What a newcomer lacks that says it holds `lastId`. */
export function planFor(state: StreamedState, lastId: string | undefined): Plan {
  if (lastId === undefined) return { kind: 'whole', reset: false };
  return planOf(state.since(lastId), []) ?? { kind: 'ask' };
}

/** The same, once the primary was asked; undefined where it could not be. */
export function planAfter(state: StreamedState, recalled: Recalled): Plan | undefined {
  if (recalled.kind === 'unreachable') return undefined;
  if (recalled.kind === 'frames') {
    return planOf(state.since(recalled.id), recalled.frames) ?? { kind: 'whole', reset: false };
  }
  return { kind: 'whole', reset: recalled.kind === 'unknown' };
}

function planOf(catchUp: CatchUp, before: readonly Buffer[]): Plan | undefined {
  if (catchUp.kind === 'unknown') return undefined;
  if (catchUp.kind === 'too-large') return { kind: 'whole', reset: false };
  const frames = [...before, ...(catchUp.kind === 'frames' ? catchUp.frames : [])];
  if (frames.length === 0) return { kind: 'send', bytes: undefined };
  const bytes = joinFrames(frames);
  return bytes === undefined ? { kind: 'whole', reset: false } : { kind: 'send', bytes };
}

/** Undefined where one of them is missing, or all together would be too much to wait in a subscriber's buffer. */
export function joinFrames(frames: readonly (Buffer | undefined)[]): Buffer | undefined {
  const all = frames.filter((frame) => frame !== undefined);
  const bytes = all.reduce((sum, frame) => sum + frame.length, 0);
  if (all.length < frames.length || bytes > maxReplayBytes) return undefined;
  return all.length === 1 ? all[0] : Buffer.concat(all);
}

/** More than half of what a subscriber may have waiting would leave it no room for what comes meanwhile. */
const maxReplayBytes = 128 * 1024;

/** The snapshot as a frame, or undefined where it is too large for one. Made once for each body. */
export function snapshotFrames(maxBytes = maxFrameBytes): (state: StreamedState, reset: boolean) => Buffer | undefined {
  const frames = new WeakMap<object, { readonly frame: Buffer | undefined }>();
  return (state, reset) => {
    const body = state.body({ reset });
    const known = frames.get(body);
    if (known !== undefined) return known.frame;
    // A text that is longer does not fit, whatever its characters: it need not be encoded to know.
    const encoded = body.text.length > maxBytes ? undefined : snapshotFrame(state.id, body.text);
    const frame = encoded !== undefined && encoded.length <= maxBytes ? encoded : undefined;
    frames.set(body, { frame });
    return frame;
  };
}

/** Each at a moment of its own, no more a second than are admitted. */
export function refetchFor(state: StreamedState, reset: boolean, spreadMs: number, random: () => number): Buffer {
  const afterMs = Math.floor(random() * spreadMs);
  return refetchFrame({ id: state.id, version: state.version, afterMs, ...(reset && { reset: true as const }) });
}

/** A node decides for thousands of contexts in a second; this leaves most of its time to others. */
const asksForEachStream = 5;

/** Over which a crowd asks for decisions. A few need not wait: what they ask for is in memory, and small. */
export function askSpreadOf(subscribers: number, ratePerS: number): number {
  return Math.floor((subscribers / (ratePerS * asksForEachStream)) * 1_000);
}

export function spreadOf(subscribers: number, ratePerS: number): number {
  return Math.max(1_000, Math.ceil((subscribers / ratePerS) * 1_000));
}
