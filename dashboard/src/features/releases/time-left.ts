const units: readonly (readonly [name: string, ms: number])[] = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
];

/** In its two largest units: `2 days 4 hours`. */
export function lengthText(ms: number): string {
  if (ms < 60_000) return 'less than a minute';
  const first = units.findIndex(([, length]) => ms >= length);
  let rest = ms;
  const parts = units.slice(first, first + 2).flatMap(([name, length]) => {
    const count = Math.floor(rest / length);
    rest -= count * length;
    return count === 0 ? [] : [`${count} ${name}${count === 1 ? '' : 's'}`];
  });
  return parts.join(' ');
}

/** What is left of a time that the server said `timeLeftMs` of at `saidAtMs`, by this machine's clock alone. */
export function leftNow(timeLeftMs: number, saidAtMs: number, nowMs: number): number {
  return Math.max(0, timeLeftMs - Math.max(0, nowMs - saidAtMs));
}

/** Of a hold as it is written in a plan, in ms; undefined where it cannot be read. */
export function holdMs(holdFor: string): number | undefined {
  const parts = /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(holdFor);
  if (parts === null) return undefined;
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000;
}

export function holdText(holdFor: string): string {
  const ms = holdMs(holdFor);
  if (ms === undefined) return holdFor;
  return ms === 0 ? 'no wait' : lengthText(ms);
}
