import { DateTime, IANAZone } from 'luxon';
import { type Hours, type ReleaseWindow, type Weekday, weekdays } from './release.model.js';

const clockShape = /^([01]\d|2[0-3]):[0-5]\d$/;
const dayMinutes = 24 * 60;
/** Two weeks: where clocks skip the only hour of one, there is that of the other. */
const horizonDays = 15;

/** Minutes since midnight; undefined where it is no time of day. */
export function minutesOf(clock: string): number | undefined {
  if (clock === '24:00') return dayMinutes;
  return clockShape.test(clock) ? Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3)) : undefined;
}

/** By the name alone: `+02:00` knows nothing of summer. */
export function isTimeZone(name: string): boolean {
  return IANAZone.isValidZone(name) && (name === 'UTC' || name.includes('/'));
}

/** What the clock on the wall and the calendar show decides. */
export function isWithin(window: ReleaseWindow, instant: Date): boolean {
  return isOpenAt(window, DateTime.fromJSDate(instant, { zone: window.timeZone }));
}

/** The instant itself where the window is open; never before it. */
export function nextOpening(window: ReleaseWindow, instant: Date): Date {
  const from = DateTime.fromJSDate(instant, { zone: window.timeZone });
  if (isOpenAt(window, from)) return instant;
  const today = from.startOf('day');
  for (let ahead = 0; ahead <= horizonDays; ahead += 1) {
    const opening = openingOn(window, today.plus({ days: ahead }), from);
    if (opening !== undefined) return opening.toJSDate();
  }
  // It is asked again then: what never opens lets nothing through.
  return from.plus({ days: horizonDays }).toJSDate();
}

function isOpenAt({ hours }: ReleaseWindow, local: DateTime): boolean {
  const minute = local.hour * 60 + local.minute;
  const day = weekdayOf(local);
  return hours.some((one) => one.days.includes(day) && isMinuteIn(one, minute));
}

function isMinuteIn({ from, to }: Hours, minute: number): boolean {
  return minute >= (minutesOf(from) ?? dayMinutes) && minute < (minutesOf(to) ?? 0);
}

function openingOn(window: ReleaseWindow, day: DateTime, from: DateTime): DateTime | undefined {
  const starts = window.hours.map((one) => minutesOf(one.from) ?? 0);
  const candidates = [...starts.flatMap((minute) => instantsAt(day, minute)), ...changeOfClocks(day)];
  // Where clocks change in the first hours of the next day, that day may open before.
  const nextDay = day.plus({ days: 1 });
  const openings = candidates.filter((one) => one >= from && one < nextDay && isOpenAt(window, one));
  return openings.sort((one, other) => one.toMillis() - other.toMillis())[0];
}

/** Where clocks are put back, an hour comes twice: both are candidates. */
function instantsAt(day: DateTime, minute: number): DateTime[] {
  const wall = DateTime.utc(day.year, day.month, day.day).plus({ minutes: minute });
  return offsetsOf(day).map((offset) => wall.minus({ minutes: offset }).setZone(day.zone));
}

/** Where clocks are put forward, the window may open in the minute that is skipped to, midnight too. */
function changeOfClocks(day: DateTime): DateTime[] {
  const [before, after] = offsetsOf(day);
  if (after === undefined) return [day];
  let [open, close] = [0, clocksMinutes];
  while (close - open > 1) {
    const middle = Math.floor((open + close) / 2);
    if (day.plus({ minutes: middle }).offset === before) open = middle;
    else close = middle;
  }
  return [day, day.plus({ minutes: close })];
}

/** A little more than the day: at midnight too clocks are put back, into the day before. */
const clocksMinutes = dayMinutes + 180;

function offsetsOf(day: DateTime): number[] {
  return [...new Set([day.offset, day.plus({ minutes: clocksMinutes }).offset])];
}

function weekdayOf(local: DateTime): Weekday {
  return weekdays[local.weekday - 1] ?? 'monday';
}
