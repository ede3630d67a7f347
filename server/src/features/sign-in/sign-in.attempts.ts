import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import type { Sql } from '../../database/database.js';
import { GuidonError } from '../../errors.js';
import { expiryJob } from '../../expiry.js';

const attemptsPerMinute = 10;

/** What attempts are counted by. An address that nobody has an account for is no text to keep. */
export function subjectsOf(email: string, address: string): readonly string[] {
  const account = createHash('sha256').update(email.toLowerCase()).digest('base64url');
  return [`account:${account}`, `address:${networkOf(address)}`].sort();
}

/** Counted before anything is looked at, so that many at once are not more than one after the other. */
export async function countAttempt(sql: Sql, subjects: readonly string[]): Promise<void> {
  const rows = await sql<{ attempts: number; leftS: number }[]>`
    insert into sign_in_attempts as known (subject, window_started_at, attempts)
    select subject, now(), 1 from unnest(${[...subjects]}::text[]) as subject order by subject
    on conflict (subject) do update set
      attempts = case when known.window_started_at < now() - interval '1 minute' then 1 else known.attempts + 1 end,
      window_started_at = case when known.window_started_at < now() - interval '1 minute' then now()
        else known.window_started_at end
    returning attempts, ceil(extract(epoch from window_started_at + interval '1 minute' - now()))::integer as "leftS"`;
  const refused = rows.filter(({ attempts }) => attempts > attemptsPerMinute);
  if (refused.length > 0) throw tooMany(Math.max(1, ...refused.map(({ leftS }) => leftS)));
}

/** Who has shown who they are was guessing nothing. */
export async function forgiveAttempt(sql: Sql, subjects: readonly string[]): Promise<void> {
  await sql`
    update sign_in_attempts set attempts = attempts - 1 where attempts > 0 and subject in (
      select subject from sign_in_attempts where subject = any(${[...subjects]}::text[]) order by subject for update)`;
}

export const attemptsExpiry = expiryJob('sign-in attempts expiry', [
  {
    table: 'sign_in_attempts',
    rows: (sql) => sql`select ctid from sign_in_attempts where window_started_at < now() - interval '1 minute'`,
  },
]);

/** One customer of a provider holds a whole /64. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.replace(/%.*$/, '').split('::');
  if (/\.\d+$/.test(address)) return address;
  const start = head === '' ? [] : head.split(':');
  const end = tail === undefined || tail === '' ? [] : tail.split(':');
  const filled = tail === undefined ? start : [...start, ...Array(8 - start.length - end.length).fill('0'), ...end];
  return `${filled.slice(0, 4).join(':')}::/64`;
}

function tooMany(seconds: number): GuidonError {
  return new GuidonError('too-many-requests', `Too many attempts to sign in. Try again in ${seconds} seconds.`, {
    headers: { 'retry-after': String(seconds) },
  });
}
