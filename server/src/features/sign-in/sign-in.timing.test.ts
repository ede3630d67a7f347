import { randomUUID } from 'node:crypto';
import { aDatabase } from '@guidon/test-kit';
import type { FastifyRequest } from 'fastify';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Database, openDatabase, type Sql } from '../../database/database.js';
import { createPasswords } from '../../people/passwords.js';
import { createSignInService } from './sign-in.service.js';

/** What is done, in its order: what takes as long on every machine, however busy, is the same work. */
const done: string[] = [];

vi.mock('@node-rs/argon2', async (original) => {
  const real = await original<typeof import('@node-rs/argon2')>();
  const costOf = (hash: string) => /^\$argon2id\$[^$]*\$[^$]*/.exec(hash)?.[0];
  return {
    ...real,
    hash: async (...args: Parameters<typeof real.hash>) => {
      const hash = await real.hash(...args);
      done.push(`hash ${costOf(hash)}`);
      return hash;
    },
    verify: (...args: Parameters<typeof real.verify>) => {
      done.push(`verify ${costOf(String(args[0]))}`);
      return real.verify(...args);
    },
  };
});

const password = 'a long walk to the sea';
const accounts = ['known@example.com', 'unknown@example.com', 'gone@example.com', 'elsewhere@example.com'];
let database: Database;
let close: () => Promise<void>;

beforeAll(async () => {
  const fresh = await aDatabase();
  const opened = openDatabase({ url: fresh.url, deadlineMs: 15_000 });
  database = { ...opened, sql: listed(opened.sql) };
  close = async () => {
    await opened.close();
    await fresh.close();
  };
  const hash = await createPasswords().hash(password);
  await opened.sql`
    insert into users (email, name, password_hash, role, deactivated_at) values
      ('known@example.com', 'Known', ${hash}, 'owner', null), ('gone@example.com', 'Gone', ${hash}, 'owner', now()),
      ('elsewhere@example.com', 'Elsewhere', null, 'viewer', null)`;
});
afterAll(() => close());

/** The real thing, that writes down what it is asked. */
function listed(sql: Sql): Sql {
  return new Proxy(sql, {
    apply: (target, self, args) => {
      const [first] = args;
      if (Array.isArray(first) && 'raw' in first) done.push(first.join('?').trim());
      return Reflect.apply(target, self, args);
    },
  });
}

/** All that is done for somebody who does not know the password. */
async function workFor(email: string, passwords = createPasswords()): Promise<readonly string[]> {
  const begin = () => Promise.reject(new Error('nobody has signed in'));
  const { signIn } = createSignInService({ database, passwords, begin });
  const request = { ip: `10.0.0.${Math.floor(Math.random() * 250)}`, id: randomUUID() } as FastifyRequest;
  done.length = 0;
  await expect(signIn(request, { email, password: 'not the password' })).rejects.toThrow('is not right');
  return [...done];
}

it('does the same for an account as for none, in the same order, at the same cost', async () => {
  const passwords = createPasswords();
  await workFor('first@example.com', passwords);
  const works = [];
  for (const email of accounts) works.push(await workFor(email, passwords));
  expect(new Set(works.map((work) => work.join('\n'))).size).toBe(1);
  expect(works[0]?.filter((step) => step.startsWith('verify'))).toEqual(['verify $argon2id$v=19$m=19456,t=2,p=1']);
  expect(works[0]?.filter((step) => step.startsWith('insert') || step.startsWith('select'))).toHaveLength(2);
});

it('does so also for the first one of a process', async () => {
  const works = [];
  for (const email of accounts) works.push(await workFor(email));
  expect(new Set(works.map((work) => work.join('\n'))).size).toBe(1);
  expect(works[0]?.filter((step) => step.startsWith('hash'))).toHaveLength(1);
});
