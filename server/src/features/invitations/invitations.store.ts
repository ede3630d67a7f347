import type { Sql } from '../../database/database.js';
import type { Role } from '../../http/account.js';
import { rank } from '../../people/users.store.js';

export type InvitationKind = 'first-owner' | 'member' | 'password';

export interface InvitationRow {
  readonly id: string;
  readonly kind: InvitationKind;
  readonly email: string | null;
  /** What it gives; of a link to a password, the most that it may open. */
  readonly role: Role | null;
  readonly projectId: number | null;
  /** The project's key. */
  readonly project: string | null;
  readonly userId: string | null;
  /** A person's address; else what the token is called that made it. */
  readonly invitedBy: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

const columns = (sql: Sql) => sql`
  i.id, i.kind, i.email, i.role, i.project_id as "projectId", p.key as project, i.user_id as "userId",
  i.invited_by as "invitedBy", i.created_at as "createdAt", i.expires_at as "expiresAt"`;
const isOpen = (sql: Sql) => sql`
  i.accepted_at is null and i.revoked_at is null and i.expires_at > now() and ${isBacked(sql)}`;

/** Who has made a link can open it, too: it gives nothing that they may not give by now. Unless no person made it. */
const isBacked = (sql: Sql) => sql`not exists (
  select from users maker left join memberships held on held.user_id = maker.id and held.project_id = i.project_id
  where maker.email = i.invited_by and (maker.deactivated_at is not null
    or greatest(0, ${rank(sql, sql`maker.role`)}, ${rank(sql, sql`held.role`)})
      < greatest(${rank(sql, sql`i.role`)}, ${rank(sql, sql`'admin'`)})))`;

export interface NewInvitation {
  readonly kind: InvitationKind;
  readonly tokenHash: Buffer;
  readonly email?: string;
  readonly role?: Role | null;
  readonly project?: string | undefined;
  readonly userId?: string;
  readonly invitedBy: string;
  readonly hours: number;
}

/** Undefined where the project is gone. */
export async function insertInvitation(sql: Sql, made: NewInvitation): Promise<InvitationRow | undefined> {
  const { kind, tokenHash, email = null, role = null, project = null, userId = null, invitedBy, hours } = made;
  const [row] = await sql<InvitationRow[]>`
    with place as (select id, key from projects where key = ${project}),
    i as (
      insert into invitations (kind, token_hash, email, role, project_id, user_id, invited_by, expires_at)
      select ${kind}, ${tokenHash}, lower(${email}), ${role}, (select id from place), ${userId}, ${invitedBy},
        now() + make_interval(hours => ${hours})
      where ${project}::text is null or exists (select from place)
      returning *)
    select ${columns(sql)} from i left join place p on p.id = i.project_id`;
  return row;
}

export async function findOpenInvitation(sql: Sql, tokenHash: Buffer): Promise<InvitationRow | undefined> {
  const [row] = await sql<InvitationRow[]>`
    select ${columns(sql)} from invitations i left join projects p on p.id = i.project_id
    where i.token_hash = ${tokenHash} and ${isOpen(sql)}`;
  return row;
}

export async function findInvitationById(sql: Sql, id: string): Promise<InvitationRow | undefined> {
  const [row] = await sql<InvitationRow[]>`
    select ${columns(sql)} from invitations i left join projects p on p.id = i.project_id
    where i.id::text = ${id} and i.kind = 'member' and ${isOpen(sql)}`;
  return row;
}

/** Whether it was still to be had: of two who use a link at once, one comes in. */
export async function takeInvitation(sql: Sql, id: string): Promise<boolean> {
  const { count } = await sql`update invitations i set accepted_at = now() where id = ${id} and ${isOpen(sql)}`;
  return count > 0;
}

export async function revokeInvitation(sql: Sql, id: string): Promise<boolean> {
  const { count } = await sql`update invitations i set revoked_at = now() where id = ${id} and ${isOpen(sql)}`;
  return count > 0;
}

/** Whoever holds an older link for the same thing holds nothing any more. */
export async function revokeLinks(sql: Sql, kind: InvitationKind, userId: string | null = null): Promise<void> {
  await sql`
    update invitations i set revoked_at = now()
    where kind = ${kind} and user_id is not distinct from ${userId}::uuid and ${isOpen(sql)}`;
}

export interface InvitationScope {
  readonly project: string | undefined;
  /** Null: those of all projects and of the instance. */
  readonly visible: readonly string[] | null;
  readonly after: string | null;
  readonly rows: number;
}

export async function listInvitations(sql: Sql, scope: InvitationScope): Promise<InvitationRow[]> {
  const { project = null, visible, after, rows } = scope;
  return await sql<InvitationRow[]>`
    select ${columns(sql)} from invitations i left join projects p on p.id = i.project_id
    where i.kind = 'member' and ${isOpen(sql)}
      and (${project}::text is null or p.key = ${project})
      and (${visible === null} or p.key = any(${[...(visible ?? [])]}::text[]))
      and (${after}::text is null or i.id::text > ${after})
    order by i.id::text limit ${rows}`;
}
