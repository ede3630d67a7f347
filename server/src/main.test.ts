import { aDatabase, type TestDatabase } from '@guidon/test-kit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { main } from './main.js';
import { aServer } from './testing/a-server.js';

let database: TestDatabase;

beforeAll(async () => {
  database = await aDatabase();
});
afterAll(() => database.close());

async function run(...args: string[]): Promise<string> {
  let said = '';
  const say = (text: string) => {
    said += text;
  };
  await main({ args, environment: { DATABASE_URL: database.url }, say });
  return said;
}

it('makes a token that the API takes', async () => {
  const token = (await run('token', 'create', 'deployer')).trim();
  const server = await aServer({ databaseUrl: database.url });
  expect((await server.call('GET', '/api/v1/projects', { token })).status).toBe(200);
  const { body } = await server.call('GET', '/api/v1/audit?action=token.create');
  expect(body.items[0]).toMatchObject({ actor: { kind: 'system' }, after: { name: 'deployer' } });
  await server.close();
});

it('makes a link for an owner, where people reach the server', async () => {
  const environment = { DATABASE_URL: database.url, GUIDON_PUBLIC_URL: 'https://flags.example' };
  let said = '';
  const say = (text: string) => {
    said += text;
  };
  await main({ args: ['owner', 'link'], environment, say });
  expect(said).toMatch(/^https:\/\/flags\.example\/invite#guidon_link_[\w-]+\n$/);
});

it('says where the schema stands', async () => {
  expect(JSON.parse(await run('migrate', 'status'))).toMatchObject({
    serves: expect.anything(),
    migrations: expect.anything(),
  });
  expect(await run('migrate', 'up')).toBe('There was nothing to do.\n');
});

it('says what there is where it does not understand', async () => {
  expect(await run()).toContain('guidon serve');
  await expect(run('fly')).rejects.toThrow('fly');
  await expect(run('migrate', 'sideways')).rejects.toThrow('migrate up|down');
  await expect(main({ args: ['migrate', 'up'], environment: {}, say: () => {} })).rejects.toThrow('DATABASE_URL');
});
