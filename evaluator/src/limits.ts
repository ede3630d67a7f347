import { maximumFlagsBehind } from './prerequisites.js';

/** What may be written. */
export const writeLimits = {
  flags: 5_000,
  segments: 1_000,
  listValues: 10_000,
  variantValueBytes: 64 * 1024,
  snapshotBytes: 16 * 1024 * 1024,
  clientProjectionBytes: 512 * 1024,
  flagsBehindOne: maximumFlagsBehind,
} as const;

/** What a reader takes: twice what may be written, so that a limit can be raised without older readers refusing. */
export const readLimits = {
  flags: 2 * writeLimits.flags,
  segments: 2 * writeLimits.segments,
  listValues: 2 * writeLimits.listValues,
  variantValueBytes: 2 * writeLimits.variantValueBytes,
  snapshotBytes: 2 * writeLimits.snapshotBytes,
  clientProjectionBytes: 2 * writeLimits.clientProjectionBytes,
  /** Deeper nesting would exhaust the stack of whoever serializes it. */
  nestingLevels: 64,
  nameLength: 512,
  /** An array attribute longer than this (or a proxy that claims so) is read so far and no further. */
  attributeElements: 20_000,
} as const;
