import { keyIn } from './check-flag.js';
import type { CompiledFlag } from './compile-flag.js';
import { type HeldSegment, holdFlag, holdSegment } from './held.js';
import { isRecord, type JsonRecord } from './json.js';
import { readLimits } from './limits.js';
import { type Problem, type Report, reporter } from './problem.js';
import { assembleRuleset, type Ruleset } from './ruleset.js';

export type Loaded =
  | { readonly kind: 'loaded'; readonly ruleset: Ruleset; readonly problems: Problem[] }
  | { readonly kind: 'malformed'; readonly problems: Problem[] };

/**
 * Compiles a snapshot as it came from the wire or a cache. A malformed flag or segment is set aside and reported by
 * itself, and its last good version, from `lastGood` or from the document, kept. Never throws.
 */
export function loadSnapshot(document: unknown, lastGood?: Ruleset): Loaded {
  const problems: Problem[] = [];
  const state = readState(document, reporter(problems, 'document', ''));
  if (state === undefined) return { kind: 'malformed', problems };
  const before = heldBefore(state.lastGood, lastGood);
  const flags = new Map<string, CompiledFlag>();
  for (const [key, wire] of byKey(state.flags, 'flag', problems)) {
    flags.set(key, holdFlag(key, wire, before.flags.get(key), problems));
  }
  const segments = new Map<string, HeldSegment>();
  for (const [key, wire] of byKey(state.segments, 'segment', problems)) {
    segments.set(key, holdSegment(key, wire, before.segments.get(key), problems));
  }
  const { version, digest } = state;
  return { kind: 'loaded', ruleset: assembleRuleset({ version, digest, flags, segments }), problems };
}

interface State {
  readonly version: number;
  readonly digest: string;
  readonly flags: readonly unknown[];
  readonly segments: readonly unknown[];
  readonly lastGood: unknown;
}

function readState(document: unknown, report: Report): State | undefined {
  if (!isRecord(document)) {
    report('', 'Use an object.');
    return undefined;
  }
  if (document['format'] !== undefined && document['format'] !== 1) {
    report('/format', 'Only format 1 can be read.');
    return undefined;
  }
  const head = readHead(document, report);
  const flags = readBoundedList(document, 'flags', report);
  const segments = readBoundedList(document, 'segments', report);
  if (head === undefined || flags === undefined || segments === undefined) return undefined;
  return { ...head, flags, segments, lastGood: document['lastGood'] };
}

/** The two parts of the name that every state bears. */
export function readHead(document: JsonRecord, report: Report): { version: number; digest: string } | undefined {
  const { version, digest } = document;
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 0) {
    report('/version', 'Use an integer of at least 0.');
    return undefined;
  }
  if (typeof digest !== 'string' || digest.length === 0 || digest.length > 128) {
    report('/digest', 'Use a text of 1 to 128 characters.');
    return undefined;
  }
  return { version, digest };
}

export function readBoundedList(
  document: JsonRecord,
  name: 'flags' | 'segments',
  report: Report,
): readonly unknown[] | undefined {
  const list = document[name];
  if (!Array.isArray(list)) report(`/${name}`, 'Use a list.');
  else if (list.length > readLimits[name])
    report(`/${name}`, `Keep within ${readLimits[name]}; there are ${list.length}.`);
  else return list;
  return undefined;
}

/** Flags or segments by their keys; of two with one key the first stays. */
export function byKey(things: readonly unknown[], kind: 'flag' | 'segment', problems: Problem[]): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const thing of things) {
    const key = keyIn(thing);
    const objection = key === '' ? 'Give it a key.' : 'Another one bears this key.';
    if (key === '' || found.has(key)) problems.push({ kind, key, path: '/key', message: objection });
    else found.set(key, thing);
  }
  return found;
}

interface HeldBefore {
  readonly flags: ReadonlyMap<string, CompiledFlag>;
  readonly segments: ReadonlyMap<string, HeldSegment>;
}

/** A cached document may carry last good versions of its own; what this process held itself is newer. */
function heldBefore(inDocument: unknown, held: Ruleset | undefined): HeldBefore {
  const flags = new Map<string, CompiledFlag>();
  const segments = new Map<string, HeldSegment>();
  if (isRecord(inDocument)) {
    for (const [key, flag] of byKey(listIn(inDocument, 'flags'), 'flag', [])) {
      flags.set(key, holdFlag(key, flag, undefined, []));
    }
    for (const [key, segment] of byKey(listIn(inDocument, 'segments'), 'segment', [])) {
      segments.set(key, holdSegment(key, segment, undefined, []));
    }
  }
  for (const [key, flag] of held?.flags ?? []) flags.set(key, flag);
  for (const [key, segment] of held?.segments ?? []) segments.set(key, segment);
  return { flags, segments };
}

function listIn(record: JsonRecord, name: 'flags' | 'segments'): readonly unknown[] {
  return readBoundedList(record, name, () => undefined) ?? [];
}
