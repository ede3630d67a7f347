import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import type { Role } from '../http/account.js';
import { newSecret } from '../secrets.js';
import type { Answer, CallOptions, TestServer } from './a-server.js';

export interface PersonOptions {
  readonly email?: string;
  readonly name?: string;
  /** On the whole instance. Default: viewer; null: only what `projects` says. */
  readonly role?: Role | null;
  /** Roles on single projects, by their keys. */
  readonly projects?: Readonly<Record<string, Role>>;
}

export interface Person {
  readonly id: string;
  readonly email: string;
  /** What a browser of theirs sends with every request of a page of ours. */
  readonly headers: Readonly<Record<string, string>>;
  /** Asks as they do, from a page of ours. */
  call(method: string, path: string, options?: Omit<CallOptions, 'token'>): Promise<Answer>;
}

/** As `app.inject` names it. */
const ownOrigin = 'http://localhost:80';

/** Of a cookie of that text, as our own page sends it. */
export function pageHeaders(cookie: string): Readonly<Record<string, string>> {
  return { cookie, origin: ownOrigin, 'sec-fetch-site': 'same-origin', 'guidon-request': '1' };
}

/** Somebody who is signed in. */
export async function aPerson(server: TestServer, options: PersonOptions = {}): Promise<Person> {
  const { email = `${randomUUID()}@example.com`, name = 'Somebody', role = 'viewer', projects = {} } = options;
  const secret = newSecret('session');
  const sql = postgres(server.databaseUrl, { max: 1, onnotice: () => {} });
  try {
    const [user] = await sql`insert into users (email, name, role) values (${email}, ${name}, ${role}) returning id`;
    const id = String(user?.['id']);
    for (const [project, projectRole] of Object.entries(projects))
      await sql`
        insert into memberships (user_id, project_id, role)
        select ${id}, id, ${projectRole} from projects where key = ${project}`;
    await sql`
      insert into sessions (user_id, token_hash, method, expires_at)
      values (${id}, ${secret.hash}, 'password', now() + interval '24 hours')`;
    const headers = pageHeaders(`guidon_session=${secret.text}`);
    const call: Person['call'] = (method, path, given) =>
      server.call(method, path, { ...given, token: null, headers: { ...headers, ...given?.headers } });
    return { id, email, headers, call };
  } finally {
    await sql.end();
  }
}
