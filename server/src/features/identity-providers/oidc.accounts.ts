import { recordAudit } from '../../changes/audit-record.store.js';
import type { Transaction } from '../../database/database.js';
import { personsCaller } from '../../http/caller.js';
import {
  endSessions,
  findUserByEmail,
  highestRoleOf,
  insertUser,
  lockActiveOwners,
  type UserRow,
} from '../../people/users.store.js';
import type { Claims } from './oidc.client.js';
import { type GivenRoles, rolesGiven } from './oidc.roles.js';
import {
  findIdentity,
  hasIdentity,
  insertIdentity,
  removePassword,
  revokePersonalTokens,
  setInstanceRole,
  setProjectRole,
} from './oidc.store.js';
import type { ProviderRow } from './providers.store.js';

/** Why a person whom the provider knows does not come in. */
export type Refusal = 'no-email' | 'unverified' | 'deactivated' | 'no-role';

export interface Arrival {
  readonly provider: ProviderRow;
  readonly claims: Claims;
  readonly requestId: string;
}

/** The account of whoever has come from the provider, with the roles that its groups give. */
export async function admit(inside: Transaction, arrival: Arrival): Promise<UserRow | Refusal> {
  const given = rolesGiven(arrival.provider, arrival.claims);
  const found = await findPerson(inside, arrival, given);
  if (typeof found === 'string') return found;
  if (found.deactivatedAt !== null) return 'deactivated';
  await giveRoles(inside, arrival, found, given);
  // Known, but by now without any role: what was taken away stays so.
  return (await highestRoleOf(inside.sql, found.id)) === null ? 'no-role' : found;
}

async function findPerson(inside: Transaction, arrival: Arrival, given: GivenRoles) {
  const { provider, claims } = arrival;
  const known = await findIdentity(inside.sql, provider.id, claims.sub);
  if (known !== undefined) return known;
  const email = claims['email'];
  if (typeof email !== 'string' || !/^[^\s@]{1,64}@[^\s@]{1,255}$/.test(email)) return 'no-email';
  const claimed = claims['email_verified'];
  // Some providers say it in a word.
  const isVerified = claimed === true || claimed === 'true';
  const same = await findUserByEmail(inside.sql, email);
  // Whoever may write any address into their profile must not come into another's account.
  if (!isVerified && (claimed !== undefined || same !== undefined)) return 'unverified';
  if (same === undefined && !givesAny(given)) return 'no-role';
  const person = same === undefined ? await makePerson(inside, arrival, email) : await takeOver(inside, arrival, same);
  await insertIdentity(inside.sql, provider.id, claims.sub, person.id);
  return person;
}

function givesAny({ instance, projects }: GivenRoles): boolean {
  return (instance ?? null) !== null || [...projects.values()].some((role) => role !== null);
}

async function makePerson({ sql }: Transaction, { provider, claims, requestId }: Arrival, email: string) {
  const claimed = claims['name'];
  const name = typeof claimed === 'string' && claimed.trim() !== '' ? claimed.trim().slice(0, 200) : email;
  const person = await insertUser(sql, { email, name, passwordHash: null, role: null });
  if (person === undefined) throw new Error('The account was made by another request at the same time.');
  const after = { email: person.email, name, identityProvider: provider.key };
  const subject = { subjectKind: 'user', subjectKey: person.id };
  await recordAudit(sql, personsCaller(person, requestId), { ...subject, action: 'user.create', after });
  return person;
}

/**
 * Guidon sends no mail: whoever made the account may have typed another's address. The first provider that vouches for it
 * ends what had opened the account until then, before its groups give it a role.
 */
async function takeOver({ sql }: Transaction, { provider, requestId }: Arrival, person: UserRow): Promise<UserRow> {
  if (await hasIdentity(sql, person.id)) return person;
  await removePassword(sql, person.id);
  await endSessions(sql, person.id);
  await revokePersonalTokens(sql, person.id);
  const subject = { subjectKind: 'user', subjectKey: person.id };
  const after = { identityProvider: provider.key };
  await recordAudit(sql, personsCaller(person, requestId), { ...subject, action: 'user.taken-over', after });
  return { ...person, passwordHash: null };
}

async function giveRoles({ sql }: Transaction, { provider, requestId }: Arrival, person: UserRow, given: GivenRoles) {
  const changed: Record<string, unknown> = {};
  if (given.instance !== undefined && !(await isLastOwner(sql, person, given.instance)))
    if (await setInstanceRole(sql, person, given.instance)) changed['role'] = given.instance;
  for (const [project, role] of given.projects)
    if (await setProjectRole(sql, person.id, project, role)) changed[`projects/${project}`] = role;
  if (Object.keys(changed).length === 0) return;
  const subject = { subjectKind: 'user', subjectKey: person.id };
  const after = { identityProvider: provider.key, ...changed };
  await recordAudit(sql, personsCaller(person, requestId), { ...subject, action: 'user.roles-given', after });
}

/** No group takes the last owner away: nobody could put it right. */
async function isLastOwner(sql: Transaction['sql'], { id, role }: UserRow, next: string | null): Promise<boolean> {
  if (role !== 'owner' || next === 'owner') return false;
  const owners = await lockActiveOwners(sql);
  return owners.length === 1 && owners[0] === id;
}
