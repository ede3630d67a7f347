import { aDatabase, type TestDatabase } from '@guidon/test-kit';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '../database/database.js';
import { newestFirst, type Placed, positionOf, selectPosition } from './newest-first.store.js';

let origin: TestDatabase;
let database: Database;

beforeAll(async () => {
  origin = await aDatabase({ template: 'empty' });
  database = openDatabase({ url: origin.url });
});
afterAll(async () => {
  await database.close();
  await origin.close();
});

interface Made extends Placed {
  readonly id: string;
  readonly createdAt: Date;
}

const position = (at: string, id = '00000000-0000-0000-0000-000000000000') => `${at} ${id}`;

it('tells each once, also of those that were made within a millisecond', async () => {
  const { sql } = database;
  await sql`
    create table things as
    select gen_random_uuid() as id, '2026-01-01'::timestamptz + n * interval '300 microseconds' as created_at
    from generate_series(1, 20) n`;
  const told: Made[] = [];
  for (let last: Made | undefined, hasMore = true; hasMore; last = told.at(-1)) {
    const { andAfter, order } = newestFirst(sql, 't', last === undefined ? null : positionOf(last));
    const page = await sql<Made[]>`
      select id, created_at as "createdAt", ${selectPosition(sql, 't')} from things t where true ${andAfter} order by ${order} limit 3`;
    told.push(...page);
    hasMore = page.length === 3;
  }
  expect(new Set(told.map(({ id }) => id)).size).toBe(20);
  expect(told).toHaveLength(20);
  const times = told.map(({ createdAt }) => createdAt.getTime());
  expect(times).toEqual([...times].sort((a, b) => b - a));
});

it.each([
  'nonsense',
  position('2026-99-01T00:00:00.000000Z'),
  position('2026-01-01T00:00:00.000000Z', '-'.repeat(36)),
  `${position('2026-01-01T00:00:00.000000Z')} `,
  position('2026-01-01T00:00:00.000Z'),
])('begins at no %s', (after) => {
  expect(() => newestFirst(database.sql, 't', after)).toThrow('is no cursor of this list');
});
