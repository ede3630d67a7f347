import type { Patch } from '../model.js';
import { isInSegment } from './conditions.js';
import { readFlag } from './decide-flag.js';
import type { ClientFlag, ClientSegment, ProjectionDocument } from './model.js';
import { giveUp, text } from './parts.js';
import { nobody } from './subject.js';

/** One state of what client keys see; never changed once made. Take its insides for private. */
export interface Projection {
  /** `version-digest`, which names this state everywhere. */
  readonly id: string;
  readonly version: number;
  readonly document: ProjectionDocument;
}

/**
 * Takes a document from the wire or a cache; undefined where it is unusable as a whole. Of a malformed flag or segment
 * the last good version in `held` is kept, and where there is none the server decides. Never throws.
 */
export function loadProjection(document: unknown, held?: Projection): Projection | undefined {
  try {
    return assemble(document as ProjectionDocument, (document as ProjectionDocument).salt, held);
  } catch {
    return undefined;
  }
}

type Keyed = { readonly key: string };

type Received = Pick<Patch, 'format' | 'version' | 'digest' | 'flags' | 'segments'>;

export interface Changes {
  readonly removed: Patch['removed'];
  /** Puts whole lists where only what was added and removed stands. */
  readonly complete: (received: unknown, held: unknown) => unknown;
}

/** What was received, with what is held beside it where these are changes; throws where it cannot be read at all. */
export function assemble(
  received: Received,
  salt: string,
  held: Projection | undefined,
  changes?: Changes,
): Projection {
  // What cannot be written again is of no use to a cache; neither cycles nor abysses pass it.
  JSON.stringify(received);
  const { format, version, digest } = received;
  if (format !== 1 || !Number.isSafeInteger(version)) giveUp();

  const part = <T extends Keyed>(name: 'flags' | 'segments', read: (one: T) => unknown): T[] => {
    const before = (held?.document[name] ?? []) as readonly Keyed[] as readonly T[];
    const news = (received[name] as T[])
      .filter((one) => typeof one?.key === 'string')
      .map((one) => {
        const old = before.find(({ key }) => key === one.key);
        try {
          const whole = (changes ? changes.complete(one, old) : one) as T;
          read(whole);
          return whole;
        } catch {
          // Marked, as a list's additions and removals cannot be applied to it.
          return { ...(old ?? { key: one.key, server: true }), aside: true } as unknown as T;
        }
      });
    const gone = new Set([...news.map(({ key }) => key), ...(changes?.removed[name] ?? []).map(text)]);
    const rest = changes ? before.filter(({ key }) => !gone.has(key)) : [];
    // In an order of its own, so that one state is written in one way.
    return [...rest, ...news].sort((left, right) => (left.key < right.key ? -1 : 1));
  };

  const flags = part<ClientFlag>('flags', (flag) => readFlag(flag, nobody));
  const segments = part<ClientSegment>('segments', (segment) => isInSegment(segment, nobody));
  const document = { format, version, digest, salt: text(salt), flags, segments };
  return { id: `${version}-${text(digest)}`, version, document };
}

/** The wire form, for caches and other tabs. */
export function projectionDocument({ document }: Projection): ProjectionDocument {
  return document;
}

/** Whether there is a flag that only the server can decide. */
export function needsServer({ document: { flags, segments } }: Projection): boolean {
  return [...flags, ...segments].some((one) => 'server' in one);
}
