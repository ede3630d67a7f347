import { expiryJob } from '../expiry.js';

/** Who is further behind than what is kept gets a snapshot. */
export const changesExpiry = expiryJob('changes expiry', [
  {
    table: 'environment_changes',
    rows: (sql) => sql`
      select c.ctid from environments e join environment_changes c on c.environment_id = e.id
      where c.version <= e.version - 10000 or c.created_at < now() - interval '30 days'`,
  },
]);
