interface Counted {
  readonly at: string;
  /** Null: the caller's default was served. */
  readonly variant: string | null;
  readonly count: number;
}

interface Frame {
  readonly from: Date;
  readonly until: Date;
  readonly step: 'hour' | 'day';
  readonly variants: readonly string[];
}

export interface EvaluationSeries {
  /** One for each step, also where nothing was counted; by variant. */
  readonly points: readonly ({ readonly at: string } & Readonly<Record<string, number | string>>)[];
  readonly names: readonly string[];
  readonly sums: ReadonlyMap<string, number>;
  readonly total: number;
}

const defaultName = 'default';
const stepsMs = { hour: 3_600_000, day: 86_400_000 } as const;

/** Steps without any are missing in the answer; in a picture they are gaps, which must be seen. */
export function evaluationSeries(items: readonly Counted[], { from, until, step, variants }: Frame): EvaluationSeries {
  const stepMs = stepsMs[step];
  const placeOf = (time: number) => Math.floor(time / stepMs) * stepMs;
  const counts = new Map<number, Map<string, number>>();
  const sums = new Map<string, number>();
  for (let at = placeOf(from.getTime()); at <= until.getTime(); at += stepMs) counts.set(at, new Map());
  for (const { at, variant, count } of items) {
    const name = variant ?? defaultName;
    const point = counts.get(placeOf(Date.parse(at)));
    if (point === undefined) continue;
    point.set(name, (point.get(name) ?? 0) + count);
    sums.set(name, (sums.get(name) ?? 0) + count);
  }
  const names = [...new Set([...variants, ...sums.keys()])].filter((name) => sums.has(name));
  return {
    points: [...counts].map(([at, point]) => ({
      at: new Date(at).toISOString(),
      ...Object.fromEntries(names.map((name) => [name, point.get(name) ?? 0])),
    })),
    names,
    sums,
    total: [...sums.values()].reduce((sum, count) => sum + count, 0),
  };
}
