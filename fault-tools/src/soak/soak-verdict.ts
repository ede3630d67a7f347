import { isFlat, type Slope, slopeOf } from './slope.js';
import type { SoakSample, SoakSeries } from './soak-sample.js';

/** The most that each may climb in an hour, beyond noise. Resident memory is told, and bound by nothing but its heap. */
const mostPerHour: Readonly<Partial<Record<SoakSeries, number>>> = {
  heapBytes: 2 ** 20,
  externalBytes: 2 ** 20,
  files: 1,
  sockets: 1,
  timers: 1,
  postgres: 1,
  redis: 1,
};

export interface SeriesVerdict extends Slope {
  readonly series: SoakSeries;
  readonly first: number;
  readonly last: number;
  readonly isFlat: boolean;
}

const allSeries: readonly SoakSeries[] = [
  'heapBytes',
  'externalBytes',
  'rssBytes',
  'files',
  'sockets',
  'timers',
  'postgres',
  'redis',
];

export function verdictOn(samples: readonly SoakSample[]): readonly SeriesVerdict[] {
  return allSeries.map((series) => {
    const slope = slopeOf(samples.map((sample) => ({ x: sample.atH, y: sample[series] })));
    const most = mostPerHour[series] ?? Number.POSITIVE_INFINITY;
    const [first, last] = [samples[0]?.[series] ?? 0, samples.at(-1)?.[series] ?? 0];
    return { series, first, last, ...slope, isFlat: isFlat(slope, most) };
  });
}
