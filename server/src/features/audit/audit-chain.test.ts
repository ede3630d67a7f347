import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../database/database.js';
import { aServer, type TestServer } from '../../testing/a-server.js';
import { findingsOf, headOf, insertRecord } from '../../testing/audit-rows.js';

const project = '/api/v1/projects/default';
let server: TestServer;
let other: TestServer;
let database: Database;

beforeAll(async () => {
  server = await aServer();
  other = await aServer({ databaseUrl: server.databaseUrl });
  database = openDatabase({ url: server.databaseUrl, poolSize: 40, laneCount: 1, deadlineMs: 15_000 });
  await server.call('POST', `${project}/flags`, { body: { key: 'first' } });
});
afterAll(async () => {
  await database.close();
  await other.close();
  await server.close();
});

describe('the audit log', () => {
  const changes = [
    'update audit_records set actor_name = $$nobody$$',
    'delete from audit_records',
    'truncate audit_records',
    'update audit_chain set sequence = 1 where false',
    'delete from audit_chain',
    'truncate audit_chain',
    'insert into audit_chain values ($$x$$, 1, 1, $$$$)',
    'update audit_heads set sequence = 0',
    'delete from audit_heads',
    'truncate audit_heads, audit_chain, audit_records',
    'insert into audit_heads values ($$x$$, 1, $$$$)',
  ];

  it.each(changes)('refuses every change, whoever asks: %s', async (statement) => {
    const refused = { code: '42501', message: expect.stringContaining('The audit log only grows') };
    await expect(database.sql.unsafe(statement)).rejects.toMatchObject(refused);
  });

  it.each(changes.filter((statement) => !/insert|update audit_heads/.test(statement)))(
    'refuses it also where the session says that it is a replica: %s',
    async (statement) => {
      const asReplica = database.transaction(async ({ sql }) => {
        await sql`set local session_replication_role = replica`;
        await sql.unsafe(statement);
      });
      await expect(asReplica).rejects.toMatchObject({ code: '42501' });
    },
  );

  it('outlives what it tells of, and goes on where a project with the same key is made anew', async () => {
    const make = () => server.call('POST', '/api/v1/projects', { body: { key: 'mortal', environments: ['one'] } });
    await make();
    expect((await server.call('DELETE', '/api/v1/projects/mortal')).status).toBe(204);
    await make();
    const { body } = await server.call('GET', '/api/v1/audit?project=mortal');
    const told = body.items.map((record: { action: string; sequence: number }) => [record.action, record.sequence]);
    expect(told).toEqual([
      ['project.create', 3],
      ['project.delete', 2],
      ['project.create', 1],
    ]);
    expect(await findingsOf(database.sql)).toEqual([]);
  });

  it('has a chain of its own for what belongs to no project', async () => {
    const { sequence } = await headOf(database.sql, '');
    await server.call('POST', '/api/v1/tokens', { body: { name: 'chained' } });
    const { body } = await server.call('GET', '/api/v1/audit?action=token.create&limit=1');
    expect(body.items[0]).toMatchObject({ project: null, ...(await headOf(database.sql, '')) });
    expect(body.items[0].sequence).toBe(sequence + 1);
  });

  it('is chained alike by the database and by the verification, whatever stands in a record', async () => {
    const text = fc.string({ unit: 'binary', maxLength: 40 }).map((value) => value.replaceAll('\0', ''));
    const json = fc.oneof(
      fc.json({ maxDepth: 3 }).filter((value) => !value.includes('\\u0000')),
      fc.constantFrom(
        'null',
        '-0',
        '1.10',
        '1e400',
        '12345678901234567890.5',
        '{"bb": 1, "a": 2, "a": 3}',
        '"\\ud83d\\ude00"',
      ),
    );
    const at = fc.constantFrom(
      '1969-12-31T23:59:59.999999Z',
      '2026-06-30T12:00:00.000001+05:30',
      '9999-12-31T00:00:00Z',
    );
    const values = fc.record({
      at,
      actor: text,
      action: text,
      subject: text,
      project: fc.option(fc.constantFrom('default', 'odd:project', 'ä')),
      before: fc.option(json),
      after: fc.option(json),
    });
    await fc.assert(
      fc.asyncProperty(values, (record) => insertRecord(database.sql, record)),
      { numRuns: 300 },
    );
    expect(await findingsOf(database.sql)).toEqual([]);
  });
});

describe('many writers at once', () => {
  it('leave an unbroken chain, on two nodes and in all environments, and none fails', async () => {
    for (const key of ['a', 'b', 'c']) await server.call('POST', `${project}/flags`, { body: { key } });
    await server.call('POST', `${project}/segments`, { body: { key: 'crowd' } });
    const before = await headOf(database.sql, 'default');
    const environments = ['development', 'staging', 'production'];
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, index) => {
        const node = index % 2 === 0 ? server : other;
        const flag = `${project}/flags/${['a', 'b', 'c'][index % 3]}/environments/${environments[(index >> 2) % 3]}`;
        if (index % 10 === 0)
          return node.call('PATCH', `${project}/segments/crowd`, { body: { included: [`${index}`] } });
        if (index % 10 === 1) return node.call('PUT', `${flag}/whitelist/user-${index}`);
        return node.call('PUT', `${flag}/percentage`, { body: { percentage: index / 2 + 1 } });
      }),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(await headOf(database.sql, 'default')).toMatchObject({ sequence: before.sequence + 100 });
    expect(await findingsOf(database.sql)).toEqual([]);
  });

  it('leave an unbroken chain where each has a connection of its own, and where a chain has only begun', async () => {
    const insert = (index: number) => insertRecord(database.sql, { project: `new-${index % 3}`, subject: `${index}` });
    await Promise.all(Array.from({ length: 400 }, (_, index) => insert(index)));
    expect(await headOf(database.sql, 'new-0')).toMatchObject({ sequence: 134 });
    expect(await findingsOf(database.sql)).toEqual([]);
  });
});

describe('a chain that somebody has broken', () => {
  it('keeps no flag from being switched off, and stays broken', async () => {
    await server.call('POST', `${project}/flags`, { body: { key: 'urgent' } });
    const { sequence } = await headOf(database.sql, 'default');
    await database.transaction(async ({ sql }) => {
      await sql`alter table audit_heads disable trigger all`;
      await sql`update audit_heads set sequence = 2 where chain = 'default'`;
      await sql`alter table audit_heads enable trigger all`;
    });
    const path = `${project}/flags/urgent/environments/production/enabled`;
    expect((await server.call('PUT', path, { body: { enabled: true } })).status).toBe(200);
    expect((await server.call('PUT', path, { body: { enabled: false } })).status).toBe(200);
    expect(await headOf(database.sql, 'default')).toMatchObject({ sequence: sequence + 2 });
    await database.transaction(async ({ sql }) => {
      await sql`alter table audit_heads disable trigger all`;
      await sql`delete from audit_heads where chain = 'default'`;
      await sql`alter table audit_heads enable trigger all`;
    });
    expect((await server.call('PUT', path, { body: { enabled: true } })).status).toBe(200);
    const findings = await findingsOf(database.sql);
    expect(findings.map((finding) => [finding.kind, finding.chain, finding.sequence])).toEqual([
      ['edited', 'default', sequence + 1],
      ['edited', 'default', sequence + 3],
    ]);
  });
});
