import { aDatabase } from '@guidon/test-kit';
import type { FastifyRequest } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase, type Sql } from '../../database/database.js';
import { newSecret } from '../../secrets.js';
import { realWorld } from '../../world.js';
import { createTokenAuth, type TokenAuth } from './tokens.auth.js';
import { insertToken } from './tokens.store.js';

let database: Database;
let close: () => Promise<void>;

beforeAll(async () => {
  const fresh = await aDatabase();
  database = openDatabase({ url: fresh.url, deadlineMs: 15_000 });
  close = async () => {
    await database.close();
    await fresh.close();
  };
});
afterAll(() => close());

/** The real thing; what it has read of the first token arrives only after this. */
function late(meanwhile: () => Promise<unknown>): Sql {
  let isFirst = true;
  return new Proxy(database.sql, {
    apply: (target, self, args) => {
      const query = Reflect.apply(target, self, args);
      if (!isFirst || !String(args[0]).includes('token_hash')) return query;
      isFirst = false;
      return query.then(async (rows: unknown) => {
        await meanwhile();
        return rows;
      });
    },
  });
}

const shown = (text: string) => ({ headers: { authorization: `Bearer ${text}` } }) as FastifyRequest;

it.each<[string, (auth: TokenAuth, id: string) => void]>([
  ['revoked', (auth, id) => auth.forget(id)],
  ['demoted', (auth) => auth.forgetAll()],
])('does not remember a token that was %s while it was read', async (_what, forget) => {
  const { text, hash, hint } = newSecret('token');
  const { id } = await insertToken(database.sql, { name: 't', hash, hint, expiresAt: null });
  const revoke = async () => {
    await database.sql`update api_tokens set revoked_at = now() where id = ${id}`;
    forget(auth, id);
  };
  const auth: TokenAuth = createTokenAuth({ sql: late(revoke), world: realWorld(), adminToken: undefined });
  await auth.authenticate(shown(text));
  await expect(auth.authenticate(shown(text))).rejects.toThrow('was revoked');
});
