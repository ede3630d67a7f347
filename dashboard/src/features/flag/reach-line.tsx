import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.js';
import { type Reach, reachQuery } from '../../targeting/reach.queries.js';
import type { Settings } from '../../targeting/settings.js';
import type { ConfigPlace } from './flag.api.js';

interface ReachLineProps {
  readonly place: ConfigPlace;
  readonly settings: Partial<Settings>;
}

/** How many of those seen lately are served something else than before. */
export function ReachLine({ place, settings }: ReachLineProps) {
  const { data, isPending, isError } = useQuery(reachQuery(useApi(), place, settings));
  if (isError) return null;
  return (
    <Text size="sm" c="dimmed" role="status">
      {isPending ? 'Counting whom it reaches…' : reachText(data)}
    </Text>
  );
}

function reachText(reach: Reach): string {
  if ('unknown' in reach) return `Whom it reaches is unknown. ${reach.how}`;
  const { sampled, seen, changed } = reach;
  const part = seen < sampled ? `the last ${seen.toLocaleString('en')} of ` : '';
  const share = seen === 0 ? 0 : Math.round((changed / seen) * 1000) / 10;
  return `Of ${part}${sampled.toLocaleString('en')} contexts seen in the last 7 days, ${changed.toLocaleString('en')} (${share} %) would get something else.`;
}
