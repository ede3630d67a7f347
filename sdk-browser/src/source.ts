import type { Cancel, Failure } from '@guidon/sdk-core';

/**
 * What a source says.
 *
 * - `snapshot` with a whole document, `patch` with a patch, `changed` with what the server decides anew: as they came, parsed.
 * - `current`: the state held is the newest (a 304; an open stream that had nothing to add).
 */
export type NewsKind = 'snapshot' | 'patch' | 'changed' | 'current';

/** By which way it came; `heard` counts for both. */
export type Way = 'stream' | 'poll';

/** Who listens to a source. */
export interface Sink {
  /** The name of the state held, where there is one that came from the server. */
  readonly heldId: () => string | undefined;
  /** False where it does not follow on what is held, or cannot be understood: then the whole is needed. */
  readonly take: (kind: NewsKind, content: unknown, way: Way) => boolean;
  /** Any byte from the server, a heartbeat too: what is held is kept current. */
  readonly heard: (way: Way) => void;
  readonly failed: (failure: Failure) => void;
}

/** Brings news until it is cancelled. */
export type Source = (sink: Sink) => Cancel;
