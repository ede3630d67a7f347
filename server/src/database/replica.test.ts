import { waitFor } from '@guidon/test-kit';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createLogger } from '../logging.js';
import { aStandby, type Standby } from '../testing/a-standby.js';
import { realWorld } from '../world.js';
import { type Database, openDatabase, type Sql } from './database.js';
import { createReplica, type Replica } from './replica.js';

let pair: Standby;
let primary: Database;
let standby: Database;
let replica: Replica;
let logs: string[];
let isTold: boolean;
let aheadMs: number;

beforeAll(async () => {
  pair = await aStandby();
  primary = openDatabase({ url: pair.primaryUrl });
  standby = openDatabase({ url: pair.standbyUrl, isStandbyWelcome: true });
  await primary.sql`create table notes (text text)`;
}, 120_000);
afterAll(async () => {
  await primary.close();
  await standby.close();
  await pair.close();
});
beforeEach(() => {
  logs = [];
  isTold = true;
  aheadMs = 0;
  const destination = { write: (line: string) => void logs.push(String(JSON.parse(line).msg)) };
  const logger = createLogger({ level: 'info', release: 'test', destination });
  const world = { ...realWorld(), now: () => performance.now() + aheadMs };
  replica = createReplica({ primary: primary.sql, replica: standby.sql, world, logger, isTold: () => isTold });
  replica.start();
});
afterEach(() => replica.close());

const ask = async (sql: Sql) => {
  const [row] = await sql<[{ isReplica: boolean }]>`select pg_is_in_recovery() as "isReplica"`;
  return row.isReplica ? 'replica' : 'primary';
};
const asked = () => replica.read(ask);
const isAsked = () => waitFor(async () => (await asked()) === 'replica', { timeoutMs: 10_000, what: 'the replica' });
const note = async (text: string) => {
  await primary.sql`insert into notes values (${text})`;
  replica.wrote();
};
const isNoted = (text: string) =>
  replica.read(async (sql) => (await sql`select from notes where text = ${text}`).length === 1);

it('is asked once it is known how far it has come, also while nothing is written', async () => {
  expect(await asked()).toBe('primary');
  await isAsked();
  expect(logs.at(-1)).toContain('the replica is current');
});

it('is not asked for what was just written before it shows it', async () => {
  for (let index = 0; index < 20; index += 1) {
    await note(`note-${index}`);
    expect(await isNoted(`note-${index}`)).toBe(true);
  }
  await isAsked();
  expect(await isNoted('note-19')).toBe(true);
});

it('is not asked while it falls behind, and again when it has caught up', async () => {
  await isAsked();
  await pair.pause();
  await note('while it is paused');
  expect([await asked(), await isNoted('while it is paused')]).toEqual(['primary', true]);
  await pair.resume();
  await isAsked();
  expect(await isNoted('while it is paused')).toBe(true);
});

it('is not asked where nobody has looked at it for ten seconds', async () => {
  await isAsked();
  replica.close();
  aheadMs = 10_001;
  expect(await asked()).toBe('primary');
});

it('is not asked while this node does not hear what others write', async () => {
  await isAsked();
  isTold = false;
  expect(await asked()).toBe('primary');
});

it('leaves to the primary what it fails at', async () => {
  await isAsked();
  const failing = (sql: Sql) => (sql === standby.sql ? Promise.reject(new Error('gone')) : ask(sql));
  expect(await replica.read(failing)).toBe('primary');
  expect(await asked()).toBe('primary');
  await isAsked();
});

it('is not asked any more once it is a primary itself, or gone', async () => {
  await isAsked();
  await pair.promote();
  const direct = postgres(pair.standbyUrl, { max: 1, onnotice: () => {} });
  await waitFor(async () => (await ask(direct as unknown as Sql)) === 'primary');
  await direct.end();
  await waitFor(() => logs.some((line) => line.includes('the replica is away')), { timeoutMs: 10_000 });
  const isOfPrimary = (sql: Sql) => Promise.resolve(sql === primary.sql);
  expect(await replica.read(isOfPrimary)).toBe(true);
  await pair.stopStandby();
  expect(await replica.read(isOfPrimary)).toBe(true);
});
