import type { Sql } from '../../database/database.js';
import type { Job } from '../../jobs.js';

const rowsAtOnce = 5_000;

/** Beyond these the oldest go, whatever their age: no environment fills the disk for the others. */
const maxCountsPerEnvironment = 1_000_000;
const maxInstancesPerEnvironment = 50_000;

export const telemetryExpiry: Job = {
  name: 'telemetry expiry',
  periodMs: 600_000,
  step: async (sql) => {
    const gone = [
      await expireCounts(sql),
      await expireInstances(sql),
      await boundCounts(sql),
      await boundInstances(sql),
    ];
    return gone.includes(rowsAtOnce);
  },
};

async function expireCounts(sql: Sql): Promise<number> {
  const gone = await sql`
    delete from evaluation_counts where ctid in (
      select ctid from evaluation_counts where hour < now() - interval '90 days' limit ${rowsAtOnce})`;
  return gone.count;
}

async function expireInstances(sql: Sql): Promise<number> {
  const gone = await sql`
    delete from sdk_instances where ctid in (
      select ctid from sdk_instances where seen_at < now() - interval '1 day' limit ${rowsAtOnce})`;
  return gone.count;
}

async function boundCounts(sql: Sql, kept = maxCountsPerEnvironment): Promise<number> {
  const gone = await sql`
    delete from evaluation_counts where ctid in (
      select c.ctid from environments e
        cross join lateral (
          select hour from evaluation_counts where environment_id = e.id order by hour desc offset ${kept} limit 1) as oldest
        join evaluation_counts c on c.environment_id = e.id and c.hour <= oldest.hour
      limit ${rowsAtOnce})`;
  return gone.count;
}

async function boundInstances(sql: Sql, kept = maxInstancesPerEnvironment): Promise<number> {
  const gone = await sql`
    delete from sdk_instances where ctid in (
      select ranked.ctid from (
        select ctid, row_number() over (partition by environment_id order by seen_at desc) as place from sdk_instances) as ranked
      where ranked.place > ${kept} limit ${rowsAtOnce})`;
  return gone.count;
}
