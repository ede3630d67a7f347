import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useApi } from '../../api/api-context.js';
import { Loaded } from '../../ui/loaded.js';
import { Section } from '../../ui/section.js';
import { BlockSkeleton } from '../../ui/skeletons.js';
import { evaluationSeries } from './evaluation-series.js';
import { type ConfigPlace, evaluationsQuery } from './flag.api.js';

const Chart = lazy(async () => ({ default: (await import('./evaluations-chart.js')).EvaluationsChart }));

const hourMs = 3_600_000;
const spans = {
  day: { label: '24 hours', step: 'hour', lengthMs: 24 * hourMs },
  week: { label: '7 days', step: 'hour', lengthMs: 7 * 24 * hourMs },
  month: { label: '30 days', step: 'day', lengthMs: 30 * 24 * hourMs },
} as const;
type Span = keyof typeof spans;

interface EvaluationsPanelProps {
  readonly place: ConfigPlace;
  readonly variants: readonly string[];
}

export function EvaluationsPanel({ place, variants }: EvaluationsPanelProps) {
  const [span, setSpan] = useState<Span>('day');
  const { step, lengthMs } = spans[span];
  const until = useMemo(() => new Date(), []);
  const from = new Date(Math.floor((until.getTime() - lengthMs) / hourMs) * hourMs);
  const query = useQuery(
    evaluationsQuery(useApi(), place, { environment: place.environment, from: from.toISOString(), step }),
  );
  const choices = Object.entries(spans).map(([value, { label }]) => ({ value, label }));
  return (
    <Section
      title="Evaluations"
      lead={`How often each variant was served in ${place.environment}, as SDKs reported it.`}
      action={
        <SegmentedControl
          aria-label="Span"
          size="xs"
          data={choices}
          value={span}
          onChange={(value) => setSpan(value as Span)}
        />
      }
    >
      <Loaded query={query} skeleton={<BlockSkeleton height={300} />}>
        {({ items }) => {
          const series = evaluationSeries(items, { from, until, step, variants });
          if (series.total === 0) return <NothingYet />;
          return (
            <Stack>
              <Suspense fallback={<BlockSkeleton height={300} />}>
                <Chart series={series} variants={variants} step={step} />
              </Suspense>
              <Text size="sm" c="dimmed">
                {series.total.toLocaleString('en')} in all
                {series.names.map((name) => `, ${(series.sums.get(name) ?? 0).toLocaleString('en')} ${name}`).join('')}.
              </Text>
            </Stack>
          );
        }}
      </Loaded>
    </Section>
  );
}

function NothingYet() {
  return (
    <Text c="dimmed">
      Nobody has asked for this flag here in this time. SDKs report once a minute what they decided; nothing is sent for
      each single decision.
    </Text>
  );
}
