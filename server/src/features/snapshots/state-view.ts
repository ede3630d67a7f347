import type { CatchUp } from './change-ring.js';
import type { SnapshotBody } from './snapshot.body.js';

/** Whose sight of an environment: server keys see all of it, client keys its projection. Each has a chain of its own. */
export type ViewKind = 'server' | 'client';

/** One chain of states as it is served; its newest state is the one seen whenever it is read. */
export interface StateView {
  readonly id: string;
  readonly version: number;
  since(id: string): CatchUp | { readonly kind: 'current' };
  body(options?: { readonly reset: boolean }): SnapshotBody;
}

/** Frames a patch, or says that it is too large. */
export type FramePatch = (id: string, patch: string) => Buffer | undefined;

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
