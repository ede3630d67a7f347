import { BarChart } from '@mantine/charts';
import '@mantine/charts/styles.css';
import type { EvaluationSeries } from './evaluation-series.js';
import { variantHue } from './variant-color.js';

interface EvaluationsChartProps {
  readonly series: EvaluationSeries;
  readonly variants: readonly string[];
  readonly step: 'hour' | 'day';
}

const formats: Readonly<Record<'hour' | 'day', Intl.DateTimeFormatOptions>> = {
  hour: { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' },
  day: { month: 'short', day: 'numeric' },
};

/** In the reader's zone. Loaded when somebody looks: it weighs more than the page. */
export function EvaluationsChart({ series, variants, step }: EvaluationsChartProps) {
  const text = (at: string) => new Date(at).toLocaleString(undefined, formats[step]);
  return (
    <BarChart
      h={300}
      type="stacked"
      data={series.points.map((point) => ({ ...point, at: text(point.at) }))}
      dataKey="at"
      series={series.names.map((name) => ({ name, color: `${variantHue(variants, name)}.6` }))}
      withLegend
      valueFormatter={(value) => value.toLocaleString('en')}
      barProps={{ isAnimationActive: false }}
    />
  );
}
