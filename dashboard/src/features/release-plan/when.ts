const shown: Intl.DateTimeFormatOptions = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
};

/** In the reader's zone. */
export function whenText(at: string, locale?: string): string {
  return new Date(at).toLocaleString(locale, shown);
}
