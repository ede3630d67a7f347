import { expiryJob } from '../../expiry.js';
import { idleMinutes } from './sessions.store.js';

/** What has ended says nothing any more; the audit log tells who signed in when. */
export const sessionsExpiry = expiryJob('sessions expiry', [
  {
    table: 'sessions',
    rows: (sql) => sql`
      select ctid from sessions
      where expires_at < now() or revoked_at is not null or seen_at < now() - make_interval(mins => ${idleMinutes})`,
  },
]);
