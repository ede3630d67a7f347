/** The reader's own first, then all that the browser knows. */
export function timeZones(): string[] {
  const known = ['UTC', ...Intl.supportedValuesOf('timeZone')];
  return [...new Set([ownTimeZone(), ...known])];
}

export function ownTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** `2027-03-01`: the day after, by the reader's clock. */
export function dayAfter(now: Date): string {
  const next = new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  const parts = [next.getMonth() + 1, next.getDate()].map((part) => String(part).padStart(2, '0'));
  return [next.getFullYear(), ...parts].join('-');
}

/** `Mon, Mar 1, 2027, 09:00`, of a wall clock as it is, wherever its reader is. */
export function wallClockText(localTime: string): string {
  const options = {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  };
  return new Intl.DateTimeFormat('en', { ...(options as object), hourCycle: 'h23', timeZone: 'UTC' }).format(
    new Date(`${localTime}Z`),
  );
}
