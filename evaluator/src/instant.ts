const pattern =
  /^(\d{4}-\d\d-\d\d)(T(?:[01]\d|2[0-3]):[0-5]\d):([0-5]\d|60)(\.\d{1,20})?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

/** Milliseconds since 1970 of an RFC 3339 instant, or of a number that is that already; undefined where it is neither. */
export function parseInstant(value: unknown): number | undefined {
  if (typeof value !== 'string') return Number.isFinite(value) ? (value as number) : undefined;
  const [, day = '', time, second = 0, fraction = 0, zone] = pattern.exec(value.toUpperCase()) ?? [];
  // Engines differ on a day that its month has not; where they go on into the next, it is written otherwise.
  if (!new Date(day).toJSON()?.startsWith(day)) return undefined;
  // A leap second is the same instant as the second that follows: `Date` knows neither it nor long fractions.
  return Date.parse(day + time + zone) + +second * 1000 + +fraction * 1000;
}
