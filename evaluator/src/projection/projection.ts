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
    const received = document as ProjectionDocument;
    const part = (name: PartName, read: Read) => readPart(received[name], held?.document[name] ?? [], read);
    return assemble(received, received.salt, part);
  } catch {
    return undefined;
  }
}

/** The wire form, for caches and other tabs. */
export function projectionDocument({ document }: Projection): ProjectionDocument {
  return document;
}

export type PartName = 'flags' | 'segments';

export interface Part {
  readonly key: string;
  readonly aside?: true;
}

/** Throws for what is malformed. */
export type Read = (one: never) => unknown;

/** The state that `head` names; throws where it cannot be read. */
export function assemble(
  head: Pick<Patch, 'format' | 'version' | 'digest'>,
  salt: string,
  part: (name: PartName, read: Read) => readonly Part[],
): Projection {
  // What cannot be written again is of no use to a cache; neither cycles nor abysses pass it.
  JSON.stringify(head);
  const { format, version, digest } = head;
  if (format !== 1 || !Number.isSafeInteger(version)) giveUp();
  const [flags, segments] = [
    part('flags', (flag: ClientFlag) => readFlag(flag, nobody)),
    part('segments', (segment: ClientSegment) => isInSegment(segment, nobody)),
  ].map(ordered) as unknown as [ClientFlag[], ClientSegment[]];
  const document = { format, version, digest, salt: text(salt), flags, segments };
  return { id: `${version}-${text(digest)}`, version, document };
}

/** Of what is malformed the last good version, or else a mark that the server decides. */
export function readPart(
  received: readonly Part[],
  held: readonly Part[],
  read: Read,
  complete = (one: Part, _before: Part | undefined): Part => one,
): Part[] {
  const keyed = received.filter((one) => typeof one?.key === 'string');
  return keyed.map((one) => {
    const before = held.find(({ key }) => key === one.key);
    try {
      const whole = complete(one, before);
      read(whole as never);
      return whole;
    } catch {
      // Marked, as a list's additions and removals cannot be applied to it.
      return { ...(before ?? { key: one.key, server: true }), aside: true } as Part;
    }
  });
}

/** In an order of its own, so that one state is written in one way. */
function ordered(parts: readonly Part[]): Part[] {
  return [...parts].sort((left, right) => (left.key < right.key ? -1 : 1));
}
