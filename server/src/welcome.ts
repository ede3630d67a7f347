import { recordAudit } from './changes/audit-record.store.js';
import { type Database, openDatabase, type Transaction } from './database/database.js';
import { makeOwnerLink } from './features/invitations/invitation.links.js';
import { insertToken } from './features/tokens/tokens.store.js';
import { system } from './http/caller.js';
import { hasUsers } from './people/users.store.js';
import { newSecret, type SecretKind } from './secrets.js';

export interface WelcomeOptions {
  readonly databaseUrl: string;
  readonly address: string;
  /** Only in a database that we run ourselves are keys made without being asked for. */
  readonly isOurs: boolean;
}

/** Pages under development on this machine; those that are published need a key that names them. */
const firstOrigins = ['http://localhost:*', 'http://127.0.0.1:*'];

/** What is printed at start: on the first one with the keys to begin with, shown this once. */
export async function welcome({ databaseUrl, address, isOurs }: WelcomeOptions): Promise<string> {
  const listening = `Guidon listens on ${address}\n`;
  if (!isOurs) return listening;
  const database = openDatabase({ url: databaseUrl, laneCount: 1, deadlineMs: 10_000 });
  try {
    const keys = await database.transaction(makeFirstKeys);
    const link = await firstLink(database, address);
    return listening + (keys === undefined ? '' : introduction(address, keys)) + link;
  } finally {
    await database.close();
  }
}

/** At each start until somebody has used one: the last that was printed is the one that opens. */
async function firstLink(database: Database, address: string): Promise<string> {
  if (await hasUsers(database.sql)) return '';
  const link = await database.transaction((inside) => makeOwnerLink(inside, address, 'start'));
  return `
There is no account yet. This link makes the first owner's; it is good once, for a day:

  ${link}
`;
}

interface FirstKeys {
  readonly token: string;
  readonly server: string;
  readonly client: string;
}

async function makeFirstKeys({ sql, later }: Transaction): Promise<FirstKeys | undefined> {
  const [state] = await sql`
    select environments.id, exists (select from api_tokens) as "hasTokens"
    from environments join projects on projects.id = environments.project_id
    where projects.key = 'default' and environments.key = 'development'`;
  if (state === undefined || state['hasTokens'] === true) return undefined;
  const token = newSecret('token');
  const row = await insertToken(sql, { name: 'administrator', hash: token.hash, hint: token.hint, expiresAt: null });
  later(
    recordAudit(sql, system, {
      action: 'token.create',
      subjectKind: 'token',
      subjectKey: row.id,
      after: { name: row.name },
    }),
  );
  const makeKey = (kind: Extract<SecretKind, 'server' | 'client'>) => {
    const secret = newSecret(kind);
    later(sql`
      insert into sdk_keys (environment_id, kind, name, key_hash, hint, allowed_origins)
      values (${state['id']}, ${kind}, ${`first ${kind} key`}, ${secret.hash}, ${secret.hint}, ${kind === 'client' ? firstOrigins : []})`);
    return secret.text;
  };
  const keys = { token: token.text, server: makeKey('server'), client: makeKey('client') };
  later(sql`update environments set keys_revision = keys_revision + 1 where id = ${state['id']}`);
  return keys;
}

function introduction(address: string, keys: FirstKeys): string {
  const flag = `${address}/api/v1/projects/default/flags`;
  return `
This is the first start: here are your keys. They are shown this once.

  Administrator's API token   ${keys.token}
  SDK key, server             ${keys.server}   (default/development)
  SDK key, client             ${keys.client}   (default/development)

Make a flag, and raise it:

  export GUIDON_TOKEN=${keys.token}
  curl -sS -X POST ${flag} \\
    -H "Authorization: Bearer $GUIDON_TOKEN" -H 'Content-Type: application/json' -d '{"key":"new-billing"}'
  curl -sS -X PUT ${flag}/new-billing/environments/development/enabled \\
    -H "Authorization: Bearer $GUIDON_TOKEN" -H 'Content-Type: application/json' -d '{"enabled":true}'

Ask for it in Node (save as first.mjs):

  import { createClient } from '@guidon/sdk-node'

  const flags = createClient({ url: '${address}', sdkKey: '${keys.server}' })
  await flags.ready()
  console.log('new-billing:', flags.isEnabled('new-billing', { userId: 'u1' }))
  flags.on('change', () => console.log('new-billing:', flags.isEnabled('new-billing', { userId: 'u1' })))
  setInterval(() => {}, 1000) // keeps this script running, so that you see it change; stop with Ctrl+C

The API is described at ${address}/docs

Pages of this machine use the client key, for flags made with "clientVisible": true:

  import { createClient } from '@guidon/sdk-browser'
  const flags = createClient({ url: '${address}', clientKey: '${keys.client}' })
`;
}
