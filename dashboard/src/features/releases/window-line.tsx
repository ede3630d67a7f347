import { Group, Text } from '@mantine/core';
import { Icon } from '../../ui/icons.js';
import type { Release } from './releases.queries.js';

type Window = NonNullable<Release['plan']['window']>;

/** When it may go on by itself. */
export function WindowLine({ window }: { readonly window: Window }) {
  return (
    <Group gap="xs" mt="md" wrap="nowrap" c="dimmed">
      <Icon name="clock" size={16} />
      <Text size="sm">By itself it goes on only {windowText(window)}.</Text>
    </Group>
  );
}

export function windowText({ timeZone, hours }: Window): string {
  const spans = hours.map(({ days, from, to }) => `${daysText(days)} from ${from} to ${to}`);
  return `${spans.join('; ')} (${timeZone})`;
}

const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const short = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** Days that follow each other as a span: `Mon–Thu, Sat`. */
function daysText(days: readonly string[]): string {
  const places = days.map((day) => week.indexOf(day)).sort((one, other) => one - other);
  const runs: number[][] = [];
  for (const place of places) {
    const run = runs.at(-1);
    if (run !== undefined && run.at(-1) === place - 1) run.push(place);
    else runs.push([place]);
  }
  return runs.map(runText).join(', ');
}

function runText(run: readonly number[]): string {
  const [first, last] = [short[run[0] ?? 0], short[run.at(-1) ?? 0]];
  if (run.length === 1) return `${first}`;
  return run.length === 2 ? `${first}, ${last}` : `${first}–${last}`;
}
