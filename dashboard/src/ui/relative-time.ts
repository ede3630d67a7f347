const steps: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** As one would say it: `3 minutes ago`, `in 2 days`. */
export function relativeTime(at: Date, now: Date): string {
  const seconds = (at.getTime() - now.getTime()) / 1_000;
  const step = steps.find(([, length]) => Math.abs(seconds) >= length);
  if (step === undefined) return seconds > 5 ? 'in a moment' : 'just now';
  const [unit, length] = step;
  return wording().format(Math.round(seconds / length), unit);
}

let made: Intl.RelativeTimeFormat | undefined;

/** Made once: that takes a hundred times as long as to use it, and long tables ask in each row. */
function wording(): Intl.RelativeTimeFormat {
  made ??= new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
  return made;
}
