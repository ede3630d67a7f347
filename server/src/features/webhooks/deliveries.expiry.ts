import type { Job } from '../../jobs.js';

const rowsAtOnce = 5_000;

/** What was sent, or could not be, is kept for 30 days. */
export const deliveriesExpiry: Job = {
  name: 'webhook deliveries expiry',
  periodMs: 3_600_000,
  step: async (sql) => {
    const gone = await sql`
      delete from webhook_deliveries where id in (
        select id from webhook_deliveries where created_at < now() - interval '30 days' limit ${rowsAtOnce})`;
    return gone.count === rowsAtOnce;
  },
};
