import { compileFlag, type Decide } from './compile-flag.js';
import { compileSegment, type Holds } from './conditions.js';
import type { ClientFlag, ClientSegment, ProjectionDocument, UnreadableSegment } from './model.js';
import { giveUp, text } from './parts.js';

/** One state of what client keys see; never changed once made. Take its insides for private. */
export interface Projection extends Parts {
  /** `version-digest`, which names this state everywhere. */
  readonly id: string;
  readonly version: number;
  readonly document: ProjectionDocument;
}

export interface Parts {
  readonly flags: HeldParts<ClientFlag, Decide>;
  readonly segments: HeldParts<ClientSegment | UnreadableSegment, Holds>;
}

export type HeldParts<T, C> = ReadonlyMap<string, { readonly wire: T; readonly compiled: C }>;

/**
 * Takes a document from the wire or a cache; undefined where it is unusable as a whole. Of a malformed flag or segment
 * the last good version in `held` is kept, and where there is none the server decides. Never throws.
 */
export function loadProjection(document: unknown, held?: Projection): Projection | undefined {
  try {
    const received = document as ProjectionDocument;
    return received.format === 1
      ? assemble(received, received.salt, { flags: new Map(), segments: new Map() }, held)
      : undefined;
  } catch {
    return undefined;
  }
}

type Received = Pick<ProjectionDocument, 'version' | 'digest' | 'flags' | 'segments'>;

/** What `base` holds with what was received; throws where that cannot be read at all. */
export function assemble(received: Received, salt: string, base: Parts, held: Parts | undefined): Projection {
  // What cannot be written again is of no use to a cache; neither cycles nor abysses pass it.
  JSON.stringify(received);
  const { version, digest } = received;
  const flags = withReceived(base.flags, received.flags, compileFlag, held?.flags);
  const segments = withReceived(base.segments, received.segments, compileSegment, held?.segments);
  return {
    id: `${Number.isSafeInteger(version) ? version : giveUp()}-${text(digest)}`,
    version,
    document: { format: 1, version, digest, salt: text(salt), flags: wiresOf(flags), segments: wiresOf(segments) },
    flags,
    segments,
  };
}

function withReceived<T extends { readonly key: string }, C>(
  base: HeldParts<T, C>,
  received: readonly T[],
  compile: (one: never) => C,
  held: HeldParts<T, C> | undefined,
): HeldParts<T, C> {
  const all = new Map(base);
  received.forEach((wire) => {
    const key = wire?.key;
    if (typeof key !== 'string') return;
    try {
      all.set(key, { wire, compiled: compile(wire as never) });
    } catch {
      const before = held?.get(key) ?? { wire: { key, server: true } as unknown as T, compiled: giveUp as C };
      // Marked, as a list's additions and removals cannot be applied to it.
      all.set(key, { ...before, wire: { ...before.wire, aside: true } });
    }
  });
  return all;
}

/** In an order of its own, so that one state is written in one way. */
function wiresOf<T extends { readonly key: string }>(held: HeldParts<T, unknown>): T[] {
  return [...held.values()].map(({ wire }) => wire).sort((left, right) => (left.key < right.key ? -1 : 1));
}

/** The wire form, for caches and other tabs. */
export function projectionDocument({ document }: Projection): ProjectionDocument {
  return document;
}

/** Whether there is a flag that only the server can decide. */
export function needsServer({ document: { flags, segments } }: Projection): boolean {
  return [...flags, ...segments].some((one) => 'server' in one);
}
