import type { Job } from '../../jobs.js';

const rowsAtOnce = 5_000;

/** Links that open nothing any more; the audit log tells of them. */
export const invitationsExpiry: Job = {
  name: 'invitations expiry',
  periodMs: 3_600_000,
  step: async (sql) => {
    const gone = await sql`
      delete from invitations where id in (
        select id from invitations
        where expires_at < now() - interval '30 days' or coalesce(accepted_at, revoked_at) < now() - interval '30 days'
        limit ${rowsAtOnce})`;
    return gone.count === rowsAtOnce;
  },
};
