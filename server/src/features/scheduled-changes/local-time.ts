import { DateTime, FixedOffsetZone, IANAZone, type Zone } from 'luxon';
import { type FieldError, invalid } from '../../errors.js';

/** A moment as people name it: by a wall clock in a zone, or with an offset. */
export interface NamedTime {
  readonly at: string;
  readonly timeZone?: string | undefined;
}

export interface Moment {
  readonly instant: Date;
  /** As the wall clock of the zone shows it. */
  readonly localTime: string;
  readonly timeZone: string;
  /** What is to be known of it; empty where nothing is. */
  readonly note: string;
}

const dayMs = 86_400_000;
const minuteMs = 60_000;
const shape = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(?:\.\d{1,9})?(Z|[+-]\d\d:\d\d)?$/;

/** Throws `invalid` where there is no such moment. */
export function momentOf({ at, timeZone }: NamedTime): Moment {
  const [, local, offset] = shape.exec(at) ?? [];
  const zone = timeZone === undefined ? undefined : zoneOf(timeZone);
  if (local === undefined) throw refusal('/at', 'must be a time like 2027-03-01T09:00, with a timeZone or an offset');
  const wall = wallClock(local);
  if (offset !== undefined) return fromOffset(wall, offset, zone);
  if (zone === undefined)
    throw refusal('/timeZone', 'is missing: a time without an offset needs one, like Europe/Berlin');
  return fromWall(wall, local, zone);
}

/** As milliseconds of a clock that never changes. */
function wallClock(local: string): number {
  const wall = DateTime.fromISO(local, { zone: 'utc' });
  if (!wall.isValid || wall.year < 1970) throw refusal('/at', 'is no date and time of the calendar');
  return wall.toMillis();
}

function zoneOf(timeZone: string): IANAZone {
  const zone = IANAZone.create(timeZone);
  if (zone.isValid) return zone;
  throw refusal('/timeZone', 'is not known: name one of the IANA time zones, like Europe/Berlin or UTC');
}

function fromOffset(wall: number, offset: string, zone: IANAZone | undefined): Moment {
  const fixed = offset === 'Z' ? FixedOffsetZone.utcInstance : FixedOffsetZone.parseSpecifier(`UTC${offset}`);
  if (fixed === null || Math.abs(fixed.offset(0)) > 14 * 60) throw refusal('/at', 'has an offset that no zone has');
  const instant = wall - fixed.offset(0) * minuteMs;
  return { ...shownIn(instant, zone ?? fixed), note: '' };
}

function fromWall(wall: number, local: string, zone: IANAZone): Moment {
  const [first, second] = instantsOf(wall, zone);
  if (first === undefined) throw missing(wall, local, zone);
  const twice = `${local} comes twice on that day in ${zone.name}, the clocks are set back: the first is meant, ${utc(first)}.`;
  return { ...shownIn(first, zone), note: second === undefined ? '' : twice };
}

/** The earlier first; none where the clocks are set forward over it. No zone is changed twice within two days. */
function instantsOf(wall: number, zone: IANAZone): readonly number[] {
  const offsets = new Set([wall - dayMs, wall + dayMs].map((near) => zone.offset(near) * minuteMs));
  const instants = [...offsets].map((offset) => wall - offset);
  return instants.filter((instant) => instant + zone.offset(instant) * minuteMs === wall).sort((a, b) => a - b);
}

function missing(wall: number, local: string, zone: IANAZone): Error {
  const change = changeBetween(wall - 2 * dayMs, wall + 2 * dayMs, zone);
  const before = wallText(change + zone.offset(change - 1) * minuteMs);
  const after = wallText(change + zone.offset(change) * minuteMs);
  const clocks = `the clocks go from ${before} to ${after}`;
  return refusal(
    '/at',
    `does not exist in ${zone.name}: ${local} is left out, ${clocks}. Take a time before or from then on`,
  );
}

/** The first moment of the other offset. */
function changeBetween(from: number, to: number, zone: Zone): number {
  let [low, high] = [from, to];
  const offset = zone.offset(low);
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (zone.offset(middle) === offset) low = middle;
    else high = middle;
  }
  return high;
}

function shownIn(instant: number, zone: Zone): Omit<Moment, 'note'> {
  const localTime = wallText(instant + zone.offset(instant) * minuteMs);
  return { instant: new Date(instant), localTime, timeZone: zone.name };
}

function wallText(wall: number): string {
  return DateTime.fromMillis(wall, { zone: 'utc' }).toFormat("yyyy-MM-dd'T'HH:mm:ss");
}

function utc(instant: number): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}

function refusal(path: FieldError['path'], message: string): Error {
  return invalid([{ path, message }]);
}
