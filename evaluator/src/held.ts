import { checkFlag } from './check-flag.js';
import { checkSegment } from './check-segment.js';
import { type CompiledFlag, compileConstant, compileFlag, type OffVariant } from './compile-flag.js';
import { type CompiledSegment, compileSegment } from './compile-segment.js';
import { isNestedWithin, isSameJson } from './json.js';
import { readKillSwitch } from './kill-switch.js';
import { readLimits } from './limits.js';
import type { Flag, Segment } from './model.js';
import type { Problem } from './problem.js';

export interface HeldSegment {
  readonly wire: unknown;
  readonly lastGood: Segment | undefined;
  /** Undefined where no version was ever well-formed: such a segment is as good as unknown. */
  readonly compiled: CompiledSegment | undefined;
}

/** Takes over what is already held where nothing changed, so that nothing is compiled twice. */
export function holdFlag(
  key: string,
  wire: unknown,
  held: CompiledFlag | undefined,
  problems: Problem[],
): CompiledFlag {
  const found = checkFlag(wire);
  problems.push(...found);
  if (found.length > 0) return holdMalformedFlag(key, wire, held);
  if (held !== undefined && isSameJson(wire, held.origin.wire)) return held;
  const flag = wire as Flag;
  return compileFlag(flag, { wire, lastGood: flag, served: flag });
}

/** The kill switch works whatever else is malformed; short of that the last good version goes on. */
function holdMalformedFlag(key: string, received: unknown, held: CompiledFlag | undefined): CompiledFlag {
  const lastGood = held?.origin.lastGood;
  const off = readKillSwitch(received);
  const wire = holdable(received, key, off);
  if (off !== undefined || lastGood === undefined) return compileConstant(key, off, { wire, lastGood, served: off });
  return compileFlag(lastGood, { wire, lastGood, served: lastGood });
}

/**
 * What is nested too deeply is not kept: nobody could serialize it. Its name stays, so that whoever is given this state
 * knows that there is such a flag, whose last good version is in force; and so does its kill switch.
 */
function holdable(wire: unknown, key: string, off?: OffVariant): unknown {
  if (isNestedWithin(wire, 2 * readLimits.nestingLevels)) return wire;
  if (off === undefined) return { key };
  return { key, enabled: false, offVariant: off.name, variants: Object.fromEntries([[off.name, off.value]]) };
}

export function holdSegment(
  key: string,
  wire: unknown,
  held: HeldSegment | undefined,
  problems: Problem[],
): HeldSegment {
  const found = checkSegment(wire);
  problems.push(...found);
  if (found.length > 0) return { wire: holdable(wire, key), lastGood: held?.lastGood, compiled: held?.compiled };
  if (held !== undefined && isSameJson(wire, held.wire)) return held;
  const segment = wire as Segment;
  return { wire, lastGood: segment, compiled: compileSegment(segment) };
}
