import { aDatabase, type TestDatabase } from '@guidon/test-kit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase, type Sql } from '../../database/database.js';
import { findingsOf, headOf, insertRecord } from '../../testing/audit-rows.js';
import { headFollows, type Place, rewritten, tamperings } from '../../testing/audit-tamperings.js';
import type { Finding } from './audit-chain.walk.js';
import type { VerifyOptions } from './audit-verify.service.js';

const length = 12;
const chains = ['one', 'two', ''];
let testDatabase: TestDatabase;
let database: Database;
let places: readonly Place[];
const nowhere: Place = { chain: '', sequence: 0, id: 0 };

beforeAll(async () => {
  testDatabase = await aDatabase();
  database = openDatabase({ url: testDatabase.url, laneCount: 1, deadlineMs: 60_000 });
  for (let index = 0; index < length * chains.length; index += 1) {
    const chain = chains[index % chains.length] ?? '';
    await insertRecord(database.sql, { project: chain === '' ? null : chain, subject: `flag-${index}` });
  }
  places = await database.sql<Place[]>`select chain, sequence, record_id as id from audit_chain order by id`;
});
afterAll(async () => {
  await database.close();
  await testDatabase.close();
});

class Undone extends Error {}

/** What is found after a superuser's change whose means left no trace; then all of it is undone. */
async function findingsAfter(change: (sql: Sql) => Promise<unknown>, options: Partial<VerifyOptions> = {}) {
  let findings: Finding[] = [];
  const changing = database.transaction(async ({ sql }) => {
    await sql.unsafe(switchTriggers('disable'));
    await change(sql);
    await sql.unsafe(switchTriggers('enable'));
    findings = await findingsOf(sql, options);
    throw new Undone();
  });
  await expect(changing).rejects.toThrow(Undone);
  return findings;
}

const switchTriggers = (how: 'enable' | 'disable') =>
  ['audit_records', 'audit_chain', 'audit_heads'].map((table) => `alter table ${table} ${how} trigger all`).join(';');

describe('whoever', () => {
  it.each(Object.entries(tamperings))('%s is found out, wherever it is', async (_name, tampering) => {
    expect(await findingsOf(database.sql)).toEqual([]);
    const place = fc.nat({ max: length * chains.length - 1 });
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(place, { minLength: 2, maxLength: 2 }), async ([one = 0, other = 1]) => {
        const statements = tampering(places[one] ?? nowhere, places[other] ?? nowhere);
        expect(await findingsAfter((sql) => sql.unsafe(statements).simple())).not.toEqual([]);
      }),
      { numRuns: 12, examples: [[[0, 1]], [[length * chains.length - 1, 0]]] },
    );
    expect(await findingsOf(database.sql)).toEqual([]);
  });
});

const first = () => places.find(({ chain, sequence }) => chain === 'one' && sequence === 5) ?? nowhere;

describe('a finding', () => {
  const kindsAfter = async (name: string) => {
    const statements = tamperings[name]?.(first(), nowhere) ?? '';
    const findings = await findingsAfter((sql) => sql.unsafe(statements).simple());
    return findings.map(({ kind, chain, sequence }) => [kind, chain, sequence]);
  };

  it('names the chain, the record and what is wrong, and nothing that is right', async () => {
    expect(await kindsAfter('edits action')).toEqual([['edited', 'one', 5]]);
    expect(await kindsAfter('removes a record')).toEqual([['removed', 'one', 5]]);
    expect(await kindsAfter('removes both')).toEqual([['removed', 'one', 5]]);
    expect(await kindsAfter('cuts off the end')).toEqual([['removed', 'one', 5]]);
    expect(await kindsAfter('removes a head')).toEqual([['head', 'one', length]]);
    expect(await kindsAfter('puts in a record')).toEqual([['inserted', 'one', null]]);
    expect(await kindsAfter('edits a record, its hash and all after it')).toEqual([['head', 'one', length]]);
  });

  it('is made of one project alone, where one is asked for', async () => {
    const statements = tamperings['edits action']?.(first(), nowhere) ?? '';
    const tamper = (sql: Sql) => sql.unsafe(statements);
    expect(await findingsAfter(tamper, { project: 'two' })).toEqual([]);
    expect(await findingsAfter(tamper, { project: 'one' })).toHaveLength(1);
  });

  it('tells of guards that are switched off', async () => {
    const off = 'alter table audit_records disable trigger audit_records_only_grow';
    const findings = await database
      .transaction(async ({ sql }) => {
        await sql.unsafe(off);
        throw Object.assign(new Undone(), { findings: await findingsOf(sql) });
      })
      .catch((error: { findings?: Finding[] }) => error.findings);
    expect(findings).toMatchObject([
      { kind: 'unguarded', message: expect.stringContaining('audit_records_only_grow') },
    ]);
  });
});

describe('a head that was kept elsewhere', () => {
  const forge = async (sql: Sql) => {
    const one = first();
    await sql`update audit_records set action = 'nothing' where id = ${one.id}`;
    await sql.unsafe(rewritten(one)).simple();
    await sql.unsafe(headFollows(one)).simple();
  };
  const anchorAt = async (sequence: number) => {
    const [link] = await database.sql<{ hash: string }[]>`
      select encode(hash, 'hex') as hash from audit_chain where chain = 'one' and sequence = ${sequence}`;
    return { chain: 'one', sequence, hash: link?.hash ?? '' };
  };

  it('finds out even who rewrote everything after it, and the head', async () => {
    expect(await findingsAfter(forge)).toEqual([]);
    const anchors = [await anchorAt(7)];
    expect(await findingsAfter(forge, { anchors })).toMatchObject([{ kind: 'anchor', chain: 'one', sequence: 7 }]);
    expect(await findingsOf(database.sql, { anchors })).toEqual([]);
  });

  it('says nothing of what is before a forgery', async () => {
    expect(await findingsAfter(forge, { anchors: [await anchorAt(4)] })).toEqual([]);
  });

  it('finds out who took away the end, or the whole chain, heads and all', async () => {
    const anchors = [{ chain: 'one', ...(await headOf(database.sql, 'one')) }];
    const takeAway = async (sql: Sql, from: number) => {
      await sql`delete from audit_records r using audit_chain c where r.id = c.record_id and chain = 'one' and sequence >= ${from}`;
      await sql`delete from audit_chain where chain = 'one' and sequence >= ${from}`;
      if (from === 1) await sql`delete from audit_heads where chain = 'one'`;
      else await sql.unsafe(headFollows(first())).simple();
    };
    for (const from of [1, 6, length]) {
      expect(await findingsAfter((sql) => takeAway(sql, from))).toEqual([]);
      expect(await findingsAfter((sql) => takeAway(sql, from), { anchors })).toMatchObject([
        { kind: 'anchor', chain: 'one', sequence: length },
      ]);
    }
  });
});
