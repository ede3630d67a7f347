import { diffFlag, diffSegment } from '@guidon/evaluator';
import { digestAfter, isSameJson } from './change.digest.js';
import type { BeforeAndAfter, EnvironmentChange, NextState } from './change.model.js';
import { nextClientHead } from './client.patch.js';
import { nothingAround, type Surroundings } from './client.surroundings.js';

/** The environment's next state, or undefined where its SDKs would see no difference. */
export function nextState(change: EnvironmentChange, around: Surroundings = nothingAround): NextState | undefined {
  const { environment, publicAttributes } = change;
  const flags = (change.flags ?? []).filter(isDifferent);
  const segments = (change.segments ?? []).filter(isDifferent);
  if (flags.length + segments.length === 0 && publicAttributes === undefined) return undefined;
  const version = environment.version + 1;
  const content = {
    format: 1,
    from: `${environment.version}-${environment.digest}`,
    version,
    flags: flags.flatMap(({ before, after }) => (after ? [diffFlag(before, after)] : [])),
    segments: segments.flatMap(({ before, after }) => (after ? [diffSegment(before, after)] : [])),
    removed: { flags: removedKeys(flags), segments: removedKeys(segments) },
    // Of no use to who applies it; so that the digest tells apart what the projections were made with.
    ...(publicAttributes && { publicAttributes }),
  };
  const digest = digestAfter(environment.digest, content);
  const { clientPatch, warnings, ...client } = nextClientHead({ ...change, flags, segments }, around);
  const patch = JSON.stringify(withDigest(content, digest));
  return { environment, head: { version, digest, ...client, clientKept: version }, patch, clientPatch, warnings };
}

function withDigest(content: { version: number }, digest: string): object {
  const { version, ...rest } = content;
  return { version, digest, ...rest };
}

function isDifferent<T>({ before, after }: BeforeAndAfter<T>): boolean {
  if (before === undefined || after === undefined) return before !== after;
  return !isSameJson(before, after);
}

function removedKeys(changes: readonly BeforeAndAfter<{ readonly key: string }>[]): string[] {
  return changes.flatMap(({ before, after }) => (before !== undefined && after === undefined ? [before.key] : []));
}
