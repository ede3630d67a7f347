import { holdMs } from '../releases/time-left.js';

const unitsMs = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** `2 days 4 hours`: all of it, so that it can be typed again. */
export function durationText(iso: string): string {
  const ms = holdMs(iso);
  if (ms === undefined) return iso;
  return ms === 0 ? 'no time' : msText(ms);
}

export function msText(ms: number): string {
  let rest = Math.round(ms / 60_000) * 60_000;
  const parts = unitsMs.flatMap(([name, length]) => {
    const count = Math.floor(rest / length);
    rest -= count * length;
    return count === 0 ? [] : [`${count.toLocaleString('en')} ${name}${count === 1 ? '' : 's'}`];
  });
  return parts.length === 0 ? 'no time' : parts.join(' ');
}

const typedUnits: Readonly<Record<string, number>> = {
  w: 7 * 86_400_000,
  week: 7 * 86_400_000,
  weeks: 7 * 86_400_000,
  d: 86_400_000,
  day: 86_400_000,
  days: 86_400_000,
  h: 3_600_000,
  hour: 3_600_000,
  hours: 3_600_000,
  m: 60_000,
  min: 60_000,
  mins: 60_000,
  minute: 60_000,
  minutes: 60_000,
};

const longestMs = 366 * 86_400_000;

/** What people type (`2 days 4 hours`, `2d 4h`, `90 min`, `P2DT4H`) as ISO 8601; undefined where it is none. */
export function readDuration(text: string): string | undefined {
  const plain = text.trim().toLowerCase();
  if (plain === '0' || plain === 'no time' || plain === 'none') return 'PT0S';
  const ms = holdMs(plain.toUpperCase()) ?? typedMs(plain);
  return ms === undefined || ms > longestMs ? undefined : isoOf(ms);
}

function typedMs(text: string): number | undefined {
  const parts = [...text.matchAll(/(\d+(?:[.,]\d+)?)\s*([a-z]+)/g)];
  const rest = text.replace(/(\d+(?:[.,]\d+)?)\s*([a-z]+)/g, '').replace(/and|[\s,]/g, '');
  if (parts.length === 0 || rest !== '') return undefined;
  let ms = 0;
  for (const [, count = '', unit = ''] of parts) {
    const lengthMs = typedUnits[unit];
    if (lengthMs === undefined) return undefined;
    ms += Number(count.replace(',', '.')) * lengthMs;
  }
  return Math.round(ms / 60_000) * 60_000;
}

function isoOf(ms: number): string {
  if (ms === 0) return 'PT0S';
  let minutes = Math.round(ms / 60_000);
  const days = Math.floor(minutes / 1440);
  minutes -= days * 1440;
  const hours = Math.floor(minutes / 60);
  minutes -= hours * 60;
  const time = `${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}`;
  return `P${days > 0 ? `${days}D` : ''}${time === '' ? '' : `T${time}`}`;
}
