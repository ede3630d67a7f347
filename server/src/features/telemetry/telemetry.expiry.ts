import { allBut, expiryJob } from '../../expiry.js';

/** Beyond these the oldest go, whatever their age: no environment fills the disk for the others. */
const maxCountsPerEnvironment = 1_000_000;
const maxInstancesPerEnvironment = 50_000;

export const telemetryExpiry = expiryJob('telemetry expiry', [
  {
    table: 'evaluation_counts',
    rows: (sql) => sql`select ctid from evaluation_counts where hour < now() - interval '90 days'`,
  },
  {
    table: 'sdk_instances',
    rows: (sql) => sql`select ctid from sdk_instances where seen_at < now() - interval '1 day'`,
  },
  {
    table: 'evaluation_counts',
    rows: (sql) => sql`
      select c.ctid from environments e
        cross join lateral (
          select hour from evaluation_counts where environment_id = e.id
          order by hour desc offset ${maxCountsPerEnvironment} limit 1) as oldest
        join evaluation_counts c on c.environment_id = e.id and c.hour <= oldest.hour`,
  },
  allBut('sdk_instances', maxInstancesPerEnvironment),
]);
