import { aFlag as aFlagNamed } from '@guidon/evaluator/testing';
import type { Flag, Snapshot } from '@guidon/sdk-core';

/** A boolean flag that is on for everybody, but for what is given. */
export function aFlag(parts: Partial<Flag> = {}): Flag {
  return aFlagNamed({ key: 'new-billing', ...parts });
}

export function aSnapshot(parts: Partial<Snapshot> = {}): Snapshot & { readonly format: 1 } {
  return { format: 1, version: 1, digest: 'a', flags: [aFlag()], segments: [], ...parts };
}

/** From version 1 of `aSnapshot` to version 2, in which the flag is off. */
export function aPatchFrame(parts: Record<string, unknown> = {}): string {
  const removed = { flags: [], segments: [] };
  const patch = {
    format: 1,
    from: '1-a',
    version: 2,
    digest: 'b',
    flags: [aFlag({ enabled: false })],
    segments: [],
    removed,
  };
  return `id: 2-b\nevent: patch\ndata: ${JSON.stringify({ ...patch, ...parts })}\n\n`;
}
