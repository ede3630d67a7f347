import { checkFlag } from './check-flag.js';
import { checkSegment } from './check-segment.js';
import { objectionTo } from './check-variants.js';
import { type CompiledFlag, compileConstant, compileFlag } from './compile-flag.js';
import { type CompiledSegment, compileSegment } from './compile-segment.js';
import { isJson, isNestedWithin, isRecord, isSameJson, ownProperty } from './json.js';
import { readLimits } from './limits.js';
import type { Flag, Json, Segment } from './model.js';
import type { Problem } from './problem.js';

/** A flag as it was received, beside what is served of it. */
export interface HeldFlag {
  /** What was received last, malformed or not: the next patch's list deltas apply to it. */
  readonly wire: unknown;
  /** The last version that was well-formed. */
  readonly lastGood: Flag | undefined;
  /** What decisions come from: the flag, or only what its kill switch serves, or nothing. */
  readonly served: Flag | OffVariant | undefined;
  readonly compiled: CompiledFlag;
}

interface OffVariant {
  readonly name: string;
  readonly value: Json;
}

export interface HeldSegment {
  readonly wire: unknown;
  readonly lastGood: Segment | undefined;
  /** Undefined where no version was ever well-formed: such a segment is as good as unknown. */
  readonly compiled: CompiledSegment | undefined;
}

/** Takes over what is already held where nothing changed, so that nothing is compiled twice. */
export function holdFlag(key: string, wire: unknown, held: HeldFlag | undefined, problems: Problem[]): HeldFlag {
  const found = checkFlag(wire);
  problems.push(...found);
  if (found.length > 0) return holdMalformedFlag(key, wire, held);
  if (held !== undefined && held.lastGood === held.wire && isSameJson(wire, held.wire)) return held;
  const flag = wire as Flag;
  return { wire, lastGood: flag, served: flag, compiled: compileFlag(flag) };
}

/** The kill switch works whatever else is malformed; short of that the last good version goes on. */
function holdMalformedFlag(key: string, received: unknown, held: HeldFlag | undefined): HeldFlag {
  const wire = holdable(received);
  const lastGood = held?.lastGood;
  const off = readKillSwitch(received);
  if (off !== undefined) return { wire, lastGood, served: off, compiled: compileConstant(key, off) };
  if (lastGood === undefined) return { wire, lastGood, served: undefined, compiled: compileConstant(key, undefined) };
  const compiled = held?.served === lastGood ? held.compiled : compileFlag(lastGood);
  return { wire, lastGood, served: lastGood, compiled };
}

/** What is nested too deeply is not kept: nobody could serialize it. */
function holdable(wire: unknown): unknown {
  return isNestedWithin(wire, 2 * readLimits.nestingLevels) ? wire : undefined;
}

function readKillSwitch(wire: unknown): OffVariant | undefined {
  if (!isRecord(wire) || wire['enabled'] !== false) return undefined;
  const name = wire['offVariant'];
  if (typeof name !== 'string' || !isRecord(wire['variants'])) return undefined;
  const value = ownProperty(wire['variants'], name);
  return objectionTo(value) === undefined && isJson(value) ? { name, value } : undefined;
}

export function holdSegment(wire: unknown, held: HeldSegment | undefined, problems: Problem[]): HeldSegment {
  const found = checkSegment(wire);
  problems.push(...found);
  if (found.length > 0) return { wire: holdable(wire), lastGood: held?.lastGood, compiled: held?.compiled };
  if (held !== undefined && held.lastGood === held.wire && isSameJson(wire, held.wire)) return held;
  const segment = wire as Segment;
  return { wire, lastGood: segment, compiled: compileSegment(segment) };
}
