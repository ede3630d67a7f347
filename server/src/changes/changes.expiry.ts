import type { Job } from '../jobs.js';

const rowsAtOnce = 5_000;

/** Who is further behind than what is kept gets a snapshot. */
export const changesExpiry: Job = {
  name: 'changes expiry',
  periodMs: 600_000,
  step: async (sql) => {
    const gone = await sql`
      delete from environment_changes where (environment_id, version) in (
        select c.environment_id, c.version
        from environments e join environment_changes c on c.environment_id = e.id
        where c.version <= e.version - 10000 or c.created_at < now() - interval '30 days'
        limit ${rowsAtOnce})`;
    return gone.count === rowsAtOnce;
  },
};
