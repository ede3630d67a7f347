import { isText, type JsonRecord } from '../json.js';
import { isClientFlag, isClientSegment } from './check.js';
import type { ClientFlag, ClientSegment, ProjectionDocument, UnreadableSegment } from './model.js';

/** One state of what client keys see; never changed once made. Take its insides for private. */
export interface Projection {
  /** `version-digest`, which names this state everywhere. */
  readonly id: string;
  readonly version: number;
  readonly digest: string;
  readonly salt: string;
  readonly flags: ReadonlyMap<string, ClientFlag>;
  readonly segments: ReadonlyMap<string, ClientSegment | UnreadableSegment>;
}

/**
 * Takes a document from the wire or a cache; undefined where it is unusable as a whole. Of a malformed flag or segment
 * the last good version in `held` is kept, and where there is none the server decides. Never throws.
 */
export function loadProjection(document: unknown, held?: Projection): Projection | undefined {
  try {
    // What cannot be written again is of no use to a cache; neither cycles nor abysses pass it.
    JSON.stringify(document);
    const received = document as JsonRecord;
    return received['format'] === 1 ? assemble(received, received, held) : undefined;
  } catch {
    return undefined;
  }
}

/** The state that `head` names, of what stands in `base` and what was received; throws where it cannot be read. */
export function assemble(
  head: JsonRecord,
  received: JsonRecord,
  held: Projection | undefined,
  base: Pick<Projection, 'flags' | 'segments'> = { flags: new Map(), segments: new Map() },
): Projection | undefined {
  const { version, digest, salt } = head;
  if (!Number.isSafeInteger(version) || !isText(digest) || !isText(salt)) return undefined;
  return {
    id: `${version}-${digest}`,
    version: version as number,
    digest,
    salt,
    flags: withReceived(base.flags, received['flags'], isClientFlag, held?.flags),
    segments: withReceived(base.segments, received['segments'], isClientSegment, held?.segments),
  };
}

function withReceived<T>(
  base: ReadonlyMap<string, T>,
  received: unknown,
  isWell: (one: JsonRecord) => boolean,
  held: ReadonlyMap<string, T> | undefined,
): Map<string, T> {
  const all = new Map(base);
  for (const one of (received as JsonRecord[]).values()) {
    const key = one?.['key'];
    if (isText(key)) all.set(key, readable(one, isWell, held?.get(key)) ?? ({ key, server: true } as T));
  }
  return all;
}

/** What came or else the last good version, marked: a list's additions and removals cannot be applied to it. */
function readable<T>(received: JsonRecord, isWell: (one: JsonRecord) => boolean, held: T | undefined): T | undefined {
  try {
    if (isWell(received)) return received as T;
  } catch {
    // Malformed all the more.
  }
  return held && { ...held, aside: true };
}

/** The wire form, for caches and other tabs, in an order of its own: one state is written in one way. */
export function projectionDocument({ version, digest, salt, flags, segments }: Projection): ProjectionDocument {
  return { format: 1, version, digest, salt, flags: ordered(flags), segments: ordered(segments) };
}

function ordered<T extends { readonly key: string }>(things: ReadonlyMap<string, T>): T[] {
  return [...things.values()].sort((left, right) => (left.key < right.key ? -1 : 1));
}

/** Whether some flag can only be decided by the server. */
export function needsServer({ flags, segments }: Projection): boolean {
  return [...flags.values(), ...segments.values()].some((one) => 'server' in one);
}
