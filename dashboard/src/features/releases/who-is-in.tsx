import { Group, Pill, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.js';
import { type Reach, reachQuery } from '../../targeting/reach.queries.js';
import { Section } from '../../ui/section.js';
import { percentageAt } from './release-wording.js';
import type { Release, ReleasePlace } from './releases.queries.js';

interface WhoIsInProps {
  readonly place: ReleasePlace;
  readonly release: Release;
}

const shownNames = 40;

/** People by name where they are listed, a share otherwise, and how many of those seen lately that comes to. */
export function WhoIsIn({ place, release }: WhoIsInProps) {
  const { plan, stage } = release;
  const passed = plan.stages.slice(0, (stage?.index ?? -1) + 1);
  const lists = listsOf(passed);
  const segments = [...new Set(passed.flatMap(({ audience }) => audience.segments ?? []))];
  const percentage = percentageAt(plan, stage?.index ?? 0);
  return (
    <Section title="Who is in">
      <Stack gap="sm">
        {lists.map(({ by, values }) => (
          <Named key={by} label={by} names={values} />
        ))}
        {segments.length > 0 && <Named label="Segments" names={segments} />}
        {percentage > 0 && (
          <Text size="sm">
            <b>{percentage} %</b> of all others, drawn by {plan.by}: the same ones each time.
          </Text>
        )}
        <SeenLately place={place} />
      </Stack>
    </Section>
  );
}

function Named({ label, names }: { readonly label: string; readonly names: readonly string[] }) {
  const more = names.length - shownNames;
  return (
    <Group gap={6} align="center">
      <Text size="sm" c="dimmed" miw={88}>
        {label}
      </Text>
      {names.slice(0, shownNames).map((name) => (
        <Pill key={name}>{name}</Pill>
      ))}
      {more > 0 && (
        <Text size="sm" c="dimmed">
          and {more} more
        </Text>
      )}
    </Group>
  );
}

function SeenLately({ place }: { readonly place: ReleasePlace }) {
  const { data } = useQuery(reachQuery(useApi(), place, {}));
  if (data === undefined) return null;
  return (
    <Text size="sm" c="dimmed">
      {seenText(data)}
    </Text>
  );
}

function seenText(reach: Reach): string {
  if ('unknown' in reach) return `How many of those seen lately that is, is unknown. ${reach.how}`;
  const { seen, reached } = reach;
  return `Of ${seen.toLocaleString('en')} contexts seen in the last 7 days, ${reached.toLocaleString('en')} are in.`;
}

interface NamedList {
  readonly by: string;
  readonly values: readonly string[];
}

/** What the stages list, joined by attribute. */
function listsOf(stages: Release['plan']['stages']): readonly NamedList[] {
  const found = new Map<string, Set<string>>();
  for (const { by, values } of stages.flatMap(({ audience }) => audience.targets ?? [])) {
    const held = found.get(by) ?? new Set<string>();
    for (const value of values) held.add(value);
    found.set(by, held);
  }
  return [...found].map(([by, values]) => ({ by, values: [...values] }));
}
