import { type Hours, type ReleaseWindow, weekdays } from '../machine/release.model.js';
import { isTimeZone, minutesOf } from '../machine/release.window.js';
import type { Report } from './release.checks.js';

export function checkWindow({ timeZone, hours }: ReleaseWindow, report: Report): void {
  if (!isTimeZone(timeZone)) {
    report('/window/timeZone', `"${timeZone}" is no time zone: use an IANA name such as Europe/Berlin, or UTC`);
  }
  if (hours.length === 0) report('/window/hours', 'a window that never opens lets nothing through: give it hours');
  for (const [index, one] of hours.entries()) {
    checkHours(one, (path, message) => report(`/window/hours/${index}${path}`, message));
  }
}

function checkHours({ days, from, to }: Hours, report: Report): void {
  if (days.length === 0) report('/days', 'name at least one day');
  for (const [index, day] of days.entries()) {
    if (!weekdays.includes(day)) report(`/days/${index}`, `use one of ${weekdays.join(', ')}`);
  }
  const [start, end] = [minutesOf(from), minutesOf(to)];
  if (start === undefined || from === '24:00') report('/from', 'use a time of day such as 09:00');
  if (end === undefined) report('/to', 'use a time of day such as 17:00, at most 24:00');
  if (start !== undefined && end !== undefined && end <= start) {
    report('/to', 'must be after `from`; where a window lasts past midnight, write one for each day');
  }
}
