/** What the page is narrowed to: it stands in the address, so that it can be sent to somebody. */
export interface AuditSearch {
  readonly flag?: string | undefined;
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly environment?: string | undefined;
  /** `YYYY-MM-DD` in the reader's zone, both inclusive. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

const names = ['flag', 'actor', 'action', 'environment', 'from', 'to'] as const;

export function readAuditSearch(search: Readonly<Record<string, unknown>>): AuditSearch {
  return Object.fromEntries(names.map((name) => [name, textOf(name, search[name])]));
}

function textOf(name: string, value: unknown): string | undefined {
  // The router reads what looks like a number as one.
  const text = typeof value === 'number' ? String(value) : value;
  if (typeof text !== 'string' || text === '' || text.length > 200) return undefined;
  const isDay = name === 'from' || name === 'to';
  return isDay && dayOf(text) === undefined ? undefined : text;
}

/** As the server takes it: days as moments, the last one as the end of the day. */
export function auditQuery({ from, to, ...rest }: AuditSearch): Record<string, string> {
  const first = from === undefined ? undefined : dayOf(from);
  const last = to === undefined ? undefined : dayOf(to);
  last?.setDate(last.getDate() + 1);
  const moments = { from: first?.toISOString(), to: last?.toISOString() };
  const entries = Object.entries({ ...rest, ...moments });
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

function dayOf(text: string): Date | undefined {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const date = new Date(Number(year), Number(month) - 1, Number(day));
  return Number.isNaN(date.getTime()) ? undefined : date;
}
