const pattern = /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(\.\d{1,20})?(?:[Zz]|([+-])(\d\d):(\d\d))$/;
const msPerMinute = 60_000;
const msPerDay = 86_400_000;

/** Milliseconds since 1970 of an RFC 3339 instant, or of a number that is that already; undefined where it is neither. */
export function parseInstant(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (typeof value !== 'string' || value.length > 64) return undefined;
  const match = pattern.exec(value);
  if (match === null) return undefined;
  const [year, month, day] = [numberAt(match, 1), numberAt(match, 2), numberAt(match, 3)];
  const timeMs = timeOfDayMs(match);
  const offsetMs = zoneOffsetMs(match);
  if (!isDay(year, month, day) || timeMs === undefined || offsetMs === undefined) return undefined;
  return daysSince1970(year, month, day) * msPerDay + timeMs - offsetMs;
}

function timeOfDayMs(match: RegExpExecArray): number | undefined {
  const [hour, minute, second] = [numberAt(match, 4), numberAt(match, 5), numberAt(match, 6)];
  // 60 is a leap second, the same instant as the second that follows.
  if (hour > 23 || minute > 59 || second > 60) return undefined;
  return (hour * 60 + minute) * msPerMinute + second * 1000 + Number(match[7] ?? 0) * 1000;
}

function zoneOffsetMs(match: RegExpExecArray): number | undefined {
  if (match[8] === undefined) return 0;
  const [hour, minute] = [numberAt(match, 9), numberAt(match, 10)];
  if (hour > 23 || minute > 59) return undefined;
  return (match[8] === '-' ? -1 : 1) * (hour * 60 + minute) * msPerMinute;
}

function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** By arithmetic, not by `Date.UTC`, which takes the year 99 for 1999. */
function daysSince1970(year: number, month: number, day: number): number {
  const shiftedYear = month > 2 ? year : year - 1;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

function numberAt(match: RegExpExecArray, group: number): number {
  return Number(match[group] ?? 0);
}
