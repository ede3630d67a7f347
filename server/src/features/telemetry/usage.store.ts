import type { Sql } from '../../database/database.js';

export interface Usage {
  readonly lastEvaluatedAt: Date | null;
  /** The last 24 hours, the running one last. */
  readonly evaluations: readonly number[];
}

export interface UsageQuestion {
  readonly projectId: number;
  readonly environment?: string | undefined;
  readonly flags: readonly string[];
}

const hours = 24;

/** Of those flags alone that were evaluated at all. */
export async function readUsage(sql: Sql, question: UsageQuestion): Promise<ReadonlyMap<string, Usage>> {
  const [lasts, counts] = await Promise.all([readLasts(sql, question), readHours(sql, question)]);
  const usage = new Map(lasts.map(({ flag, lastAt }) => [flag, { lastEvaluatedAt: lastAt, evaluations: noHours() }]));
  for (const { flag, hoursAgo, count } of counts) {
    const evaluations = usage.get(flag)?.evaluations;
    if (evaluations !== undefined) evaluations[hours - 1 - hoursAgo] = count;
  }
  return usage;
}

function noHours(): number[] {
  return Array.from({ length: hours }, () => 0);
}

/** One look into the index for each flag and environment. */
async function readLasts(sql: Sql, { projectId, environment, flags }: UsageQuestion) {
  return await sql<{ flag: string; lastAt: Date }[]>`
    select flag, max(newest.at) as "lastAt"
    from environments e cross join unnest(${[...flags]}::text[]) as flag
      cross join lateral (
        select coalesce(last_at, hour) as at from evaluation_counts c
        where c.environment_id = e.id and c.flag_key = flag order by hour desc, last_at desc limit 1) as newest
    where e.project_id = ${projectId} ${inEnvironment(sql, environment)} group by flag`;
}

async function readHours(sql: Sql, { projectId, environment, flags }: UsageQuestion) {
  return await sql<{ flag: string; hoursAgo: number; count: number }[]>`
    select c.flag_key as flag, (extract(epoch from this_hour - c.hour) / 3600)::int as "hoursAgo", sum(c.count)::bigint as count
    from (select date_trunc('hour', now(), 'UTC') as this_hour) as clock
      join environments e on e.project_id = ${projectId} ${inEnvironment(sql, environment)}
      join evaluation_counts c on c.environment_id = e.id
        and c.hour > this_hour - make_interval(hours => ${hours}) and c.hour <= this_hour
    where c.flag_key = any(${[...flags]}::text[]) group by 1, 2`;
}

function inEnvironment(sql: Sql, environment: string | undefined) {
  return environment === undefined ? sql`` : sql`and e.key = ${environment}`;
}
