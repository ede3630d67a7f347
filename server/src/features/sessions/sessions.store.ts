import type postgres from 'postgres';
import type { Sql } from '../../database/database.js';
import type { UserRoles } from '../../http/account.js';
import type { Proven } from '../../people/begin-session.js';

/** Nobody is still there who has not asked for anything within it. */
export const idleMinutes = 60;
/** Then one signs in anew, however busy one was. */
const longestHours = 24;

export interface SessionRow {
  readonly id: string;
  readonly method: string;
  readonly userAgent: string;
  readonly address: string;
  readonly createdAt: Date;
  readonly seenAt: Date;
  readonly expiresAt: Date;
}

export interface LiveSession extends Pick<SessionRow, 'id' | 'method' | 'expiresAt'>, UserRoles {
  /** Nobody has looked at it for a minute. */
  readonly isUseStale: boolean;
  readonly email: string;
  readonly name: string;
}

const isLive = (sql: Sql) => sql`
  s.revoked_at is null and s.expires_at > now() and s.seen_at > now() - make_interval(mins => ${idleMinutes})`;

/** With who it is, and what they are where: a demoted or deactivated person is one from the next request on. */
export async function findSession(sql: Sql, tokenHash: Buffer): Promise<LiveSession | undefined> {
  const [row] = await sql<LiveSession[]>`
    select s.id, s.method, s.expires_at as "expiresAt", s.seen_at < now() - interval '1 minute' as "isUseStale",
      u.id as "userId", u.email, u.name, u.role, (
        select jsonb_object_agg(p.key, m.role) from memberships m join projects p on p.id = m.project_id
        where m.user_id = u.id) as memberships
    from sessions s join users u on u.id = s.user_id
    where s.token_hash = ${tokenHash} and u.deactivated_at is null and ${isLive(sql)}`;
  return row;
}

export async function touchSession(sql: Sql, { id, userId }: Pick<LiveSession, 'id' | 'userId'>): Promise<void> {
  await sql`
    with seen as (update sessions set seen_at = now() where id = ${id})
    update users set last_seen_at = now() where id = ${userId}`;
}

export interface NewSession {
  readonly person: Proven;
  readonly tokenHash: Buffer;
  readonly method: string;
  readonly userAgent: string;
  readonly address: string;
}

/**
 * Undefined where the person was deactivated or has another password since they have shown who they are. Whoever does
 * that to them locks the same row: what ends their sessions comes before this one, and refuses it, or after, and ends it.
 */
export async function insertSession(
  sql: Sql,
  { person, tokenHash, method, userAgent, address }: NewSession,
): Promise<Pick<SessionRow, 'id' | 'expiresAt'> | undefined> {
  const [row] = await sql<Pick<SessionRow, 'id' | 'expiresAt'>[]>`
    with still as (
      update users set last_seen_at = now()
      where id = ${person.id} and deactivated_at is null and password_hash is not distinct from ${person.passwordHash}
      returning id)
    insert into sessions (user_id, token_hash, method, user_agent, address, expires_at)
    select id, ${tokenHash}::bytea, ${method}, ${userAgent}, ${address}, now() + make_interval(hours => ${longestHours})
    from still
    returning id, expires_at as "expiresAt"`;
  return row;
}

export async function listSessions(sql: Sql, userId: string): Promise<SessionRow[]> {
  return await sql<SessionRow[]>`
    select s.id, s.method, s.user_agent as "userAgent", s.address,
      s.created_at as "createdAt", s.seen_at as "seenAt", s.expires_at as "expiresAt"
    from sessions s where s.user_id = ${userId} and ${isLive(sql)} order by s.created_at desc limit 200`;
}

/** Answers whether there was one to end. */
export async function revokeSession(sql: Sql, userId: string, id: string): Promise<boolean> {
  const { count } = await sql`
    update sessions s set revoked_at = now() where user_id = ${userId} and id::text = ${id} and ${isLive(sql)}`;
  return count > 0;
}

/** By the token that a browser shows, whatever has become of it. */
export function revokeByToken(sql: Sql, tokenHash: Buffer): postgres.PendingQuery<postgres.Row[]> {
  return sql`update sessions set revoked_at = now() where token_hash = ${tokenHash} and revoked_at is null`;
}
