import { Duration } from 'luxon';

/** Nodes look every second: what is made within this time was not late. */
const unnoticedMs = 60_000;

export function lateMs(applyAt: Date, madeAt: Date): number {
  return Math.max(0, madeAt.getTime() - applyAt.getTime());
}

export function isLate(ms: number): boolean {
  return ms > unnoticedMs;
}

/** The two largest units: `2 days, 3 hours`. */
export function durationText(ms: number): string {
  const whole = Duration.fromMillis(ms, { locale: 'en' }).shiftTo(
    'days',
    'hours',
    'minutes',
    'seconds',
    'milliseconds',
  );
  const named = Object.entries(whole.set({ milliseconds: 0 }).toObject()).filter(([, count]) => count > 0);
  return Duration.fromObject(Object.fromEntries(named.slice(0, 2)), { locale: 'en' }).toHuman({ listStyle: 'narrow' });
}
