import { diffProjection, type Flag } from '@guidon/evaluator';
import { checkProjectionSize } from '../definitions/write-checks.js';
import { digestAfter, isSameJson } from './change.digest.js';
import type { BeforeAndAfter, EnvironmentChange } from './change.model.js';
import { type BeforeAndAfterParts, type ClientParts, clientParts } from './client.parts.js';
import { isChainKept, type Surroundings } from './client.surroundings.js';

interface NextClientHead {
  readonly clientVersion: number;
  readonly clientDigest: string;
  readonly clientBytes: number;
  readonly clientPatch: string | null;
  readonly warnings: readonly string[];
}

const noDifference = { flags: [], segments: [], removed: { flags: [], segments: [] } };

/** Where the chain of what client keys see goes with a change. Refuses what would make the projection too large. */
export function nextClientHead(change: EnvironmentChange, around: Surroundings): NextClientHead {
  const { environment } = change;
  const parts = clientParts(change, around);
  const clientBytes = sizeAfter(change, parts, around);
  const warnings = checkSize(change, parts, clientBytes);
  const difference = differenceOf(parts) ?? (mustMove(change) ? noDifference : undefined);
  if (difference === undefined) {
    const { clientVersion, clientDigest } = environment;
    return { clientVersion, clientDigest, clientBytes, clientPatch: null, warnings };
  }
  const version = environment.version + 1;
  const content = { format: 1, from: `${heldVersion(change)}-${environment.clientDigest}`, version, ...difference };
  const digest = digestAfter(environment.clientDigest, content);
  const { format, from, ...rest } = content;
  const clientPatch = JSON.stringify({ format, from, version, digest, ...rest });
  return { clientVersion: version, clientDigest: digest, clientBytes, clientPatch, warnings };
}

function differenceOf({ before, after }: BeforeAndAfterParts) {
  const size = before.flags.size + before.segments.size + after.flags.size + after.segments.size;
  return size === 0 ? undefined : diffProjection(before, after);
}

/**
 * Where a release that knows no projection has written past the chain, nobody can hold what the next patch starts from:
 * it names a state that never was, and whoever is given it takes the whole projection.
 */
function heldVersion({ environment }: EnvironmentChange): number {
  return isChainKept(environment) ? environment.clientVersion : environment.version;
}

/** What the projection was made with is part of its state, as is that the chain was not kept. */
function mustMove(change: EnvironmentChange): boolean {
  return change.publicAttributes !== undefined || heldVersion(change) !== change.environment.clientVersion;
}

function sizeAfter({ environment }: EnvironmentChange, { before, after }: BeforeAndAfterParts, around: Surroundings) {
  if (around.isWhole) return sizeOf(after);
  return Math.max(0, environment.clientBytes + sizeOf(after) - sizeOf(before));
}

function sizeOf({ flags, segments }: ClientParts): number {
  return [...flags.values(), ...segments.values()].reduce((size, part) => size + bytesOf(part), 0);
}

function bytesOf(part: object): number {
  return Buffer.byteLength(JSON.stringify(part));
}

function checkSize(change: EnvironmentChange, { before, after }: BeforeAndAfterParts, bytes: number) {
  const isGrowing = sizeOf(after) > sizeOf(before);
  if (!isGrowing || (change.flags?.every(isSwitchedOff) && !change.segments?.length)) return [];
  const largest = [...after.flags.values()]
    .map((flag) => ({ key: flag.key, bytes: bytesOf(flag) }))
    .sort((one, other) => other.bytes - one.bytes)[0];
  return checkProjectionSize(change.environment.key, bytes, largest);
}

/** What only switches off is never refused. */
function isSwitchedOff({ before, after }: BeforeAndAfter<Flag>): boolean {
  return after?.enabled === false && before !== undefined && isSameJson({ ...before, enabled: false }, after);
}
