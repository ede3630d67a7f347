import { expiryJob } from '../../expiry.js';

const hourMs = 3_600_000;

/** Links that open nothing any more; the audit log tells of them. */
export const invitationsExpiry = expiryJob(
  'invitations expiry',
  [
    {
      table: 'invitations',
      rows: (sql) => sql`
        select ctid from invitations
        where expires_at < now() - interval '30 days' or coalesce(accepted_at, revoked_at) < now() - interval '30 days'`,
    },
  ],
  hourMs,
);
