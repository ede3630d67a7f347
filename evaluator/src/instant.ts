const pattern = /^(\d{4}-\d\d-\d\d)[Tt](\d\d):(\d\d):(\d\d)(\.\d{1,20})?(?:[Zz]|([+-])(\d\d):(\d\d))$/;

/** Milliseconds since 1970 of an RFC 3339 instant, or of a number that is that already; undefined where it is neither. */
export function parseInstant(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  const match = typeof value === 'string' ? pattern.exec(value) : null;
  if (match === null) return undefined;
  const [, day = '', hour = 0, minute = 0, second = 0, fraction = 0, sign, zoneHour = 0, zoneMinute = 0] = match;
  const dayMs = parseDay(day);
  // 60 is a leap second, the same instant as the second that follows.
  if (dayMs === undefined || +second > 60 || !isTime(hour, minute) || !isTime(zoneHour, zoneMinute)) return undefined;
  const offsetMs = minutesOf(zoneHour, zoneMinute) * (sign === '-' ? -60_000 : 60_000);
  return dayMs + (minutesOf(hour, minute) * 60_000 + +second * 1000 + +fraction * 1000) - offsetMs;
}

/** Engines differ on a day that its month has not: some go on into the next, which shows when it is written again. */
function parseDay(day: string): number | undefined {
  const date = new Date(day);
  return Number.isNaN(+date) || date.toISOString().slice(0, 10) !== day ? undefined : +date;
}

function isTime(hour: string | number, minute: string | number): boolean {
  return +hour < 24 && +minute < 60;
}

function minutesOf(hour: string | number, minute: string | number): number {
  return +hour * 60 + +minute;
}
