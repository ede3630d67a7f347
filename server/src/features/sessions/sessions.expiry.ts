import type { Job } from '../../jobs.js';
import { idleMinutes } from './sessions.store.js';

const rowsAtOnce = 5_000;

/** What has ended says nothing any more; the audit log tells who signed in when. */
export const sessionsExpiry: Job = {
  name: 'sessions expiry',
  periodMs: 600_000,
  step: async (sql) => {
    const gone = await sql`
      delete from sessions where id in (
        select id from sessions
        where expires_at < now() or revoked_at is not null or seen_at < now() - make_interval(mins => ${idleMinutes})
        limit ${rowsAtOnce})`;
    return gone.count === rowsAtOnce;
  },
};
