import { Duration } from 'luxon';

const shape = /^P(?!$)(\d{1,4}W)?(\d{1,4}D)?(T(?!$)(\d{1,5}H)?(\d{1,6}M)?(0{1,6}S)?)?$/;
const maximumMs = 366 * 24 * 60 * 60 * 1000;

export const durationAdvice =
  'use an ISO 8601 duration of weeks, days, hours and minutes, such as P2D or PT30M, of at most 366 days';

/** Undefined where it is none that a stage can be held for. A day is 24 hours, whatever clocks on walls do. */
export function durationMs(text: string): number | undefined {
  if (!shape.test(text)) return undefined;
  const lengthMs = Duration.fromISO(text).toMillis();
  return lengthMs <= maximumMs ? lengthMs : undefined;
}

/** Of what was checked when it was saved; what cannot be read is held for good rather than not at all. */
export function holdMsOf(holdFor: string): number {
  return durationMs(holdFor) ?? maximumMs;
}
