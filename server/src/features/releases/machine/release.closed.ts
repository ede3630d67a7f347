import { DateTime } from 'luxon';
import type { ReleaseWindow } from './release.model.js';
import { isWithin, minutesOf } from './release.window.js';

export interface Span {
  readonly from: Date;
  readonly to: Date;
}

/** In a picture of more the gaps would be narrower than what draws them. */
const mostDays = 62;

/** When a window is closed between two instants, for a picture of it: none of more than two months. */
export function closedTimes(window: ReleaseWindow, { from, to }: Span): Span[] {
  const start = DateTime.fromJSDate(from, { zone: window.timeZone });
  const days = Math.ceil(DateTime.fromJSDate(to).diff(start, 'days').days) + 1;
  if (!(days <= mostDays)) return [];
  const pieces = piecesOf(from, to, instantsOf(window, start.startOf('day'), days));
  return merged(pieces.filter((piece) => !isWithin(window, piece.from)));
}

/** All at which it may open or close. */
function instantsOf({ hours }: ReleaseWindow, first: DateTime, days: number): number[] {
  const minutes = [...new Set([0, ...hours.flatMap((one) => [minutesOf(one.from) ?? 0, minutesOf(one.to) ?? 0])])];
  return Array.from({ length: days }, (_, ahead) => first.plus({ days: ahead })).flatMap((day) =>
    minutes.map((minute) =>
      day
        .plus({ days: Math.floor(minute / 1440) })
        .set(clockOf(minute % 1440))
        .toMillis(),
    ),
  );
}

function clockOf(minute: number) {
  return { hour: Math.floor(minute / 60), minute: minute % 60 };
}

function piecesOf(from: Date, to: Date, instants: readonly number[]): Span[] {
  const within = instants.filter((at) => at > from.getTime() && at < to.getTime());
  const edges = [...new Set([from.getTime(), ...within, to.getTime()])].sort((one, other) => one - other);
  return edges.slice(1).map((end, place) => ({ from: new Date(edges[place] ?? end), to: new Date(end) }));
}

function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (last !== undefined && last.to.getTime() === span.from.getTime())
      result[result.length - 1] = { from: last.from, to: span.to };
    else result.push(span);
  }
  return result;
}
