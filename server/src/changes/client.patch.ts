import { diffProjection, type Flag, type ProjectionPart } from '@guidon/evaluator';
import { checkProjectionSize } from '../definitions/write-checks.js';
import { digestAfter, isSameJson } from './change.digest.js';
import type { BeforeAndAfter, EnvironmentChange } from './change.model.js';
import { type BeforeAndAfterParts, clientParts } from './client.parts.js';
import { isChainKept, type Surroundings } from './client.surroundings.js';

interface NextClientHead {
  readonly clientVersion: number;
  readonly clientDigest: string;
  readonly clientBytes: number;
  readonly clientPatch: string | null;
  readonly warnings: readonly string[];
}

const noDifference = { flags: [], removed: [] };

/** Where the chain of what client keys see goes with a change. Refuses what would make the projection too large. */
export function nextClientHead(change: EnvironmentChange, around: Surroundings): NextClientHead {
  const { environment } = change;
  const parts = clientParts(change, around);
  const growth = sizeOf(parts.after) - sizeOf(parts.before);
  const clientBytes = around.isWhole ? sizeOf(parts.after) : Math.max(0, environment.clientBytes + growth);
  const warnings = growth > 0 ? checkSize(change, parts.after, clientBytes) : [];
  const difference = differenceOf(parts) ?? (mustMove(change) ? noDifference : undefined);
  if (difference === undefined) {
    const { clientVersion, clientDigest } = environment;
    return { clientVersion, clientDigest, clientBytes, clientPatch: null, warnings };
  }
  const version = environment.version + 1;
  const start = { format: 1, from: `${heldVersion(change)}-${environment.clientDigest}`, version };
  const digest = digestAfter(environment.clientDigest, { ...start, ...difference });
  const clientPatch = JSON.stringify({ ...start, digest, ...difference });
  return { clientVersion: version, clientDigest: digest, clientBytes, clientPatch, warnings };
}

function differenceOf({ before, after }: BeforeAndAfterParts) {
  return before.size + after.size === 0 ? undefined : diffProjection(before, after);
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

function sizeOf(part: ProjectionPart): number {
  return [...part.values()].reduce((size, one) => size + bytesOf(one), 0);
}

function bytesOf(part: object): number {
  return Buffer.byteLength(JSON.stringify(part));
}

function checkSize(change: EnvironmentChange, after: ProjectionPart, bytes: number): string[] {
  if (isOnlySwitchingOff(change)) return [];
  const largest = [...after.values()]
    .filter(isNamed)
    .map((flag) => ({ key: flag.key, bytes: bytesOf(flag) }))
    .sort((one, other) => other.bytes - one.bytes)[0];
  return checkProjectionSize(change.environment.key, bytes, largest);
}

/** A segment stands there under a pseudonym, which tells nobody anything. */
function isNamed({ key }: { readonly key: string }): boolean {
  return !key.startsWith('#');
}

/** Then it is never refused. */
function isOnlySwitchingOff({ flags = [], segments = [] }: EnvironmentChange): boolean {
  return flags.length > 0 && segments.length === 0 && flags.every(isSwitchedOff);
}

function isSwitchedOff({ before, after }: BeforeAndAfter<Flag>): boolean {
  return after?.enabled === false && before !== undefined && isSameJson({ ...before, enabled: false }, after);
}
