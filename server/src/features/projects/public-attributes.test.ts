import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aServer, type TestServer } from '../../testing/a-server.js';
import { clientChain, contentOf } from '../../testing/client-chain.js';

const project = '/api/v1/projects/default';
let server: TestServer;
let sql: postgres.Sql<{ bigint: number }>;
let chain: ReturnType<typeof clientChain>;

beforeAll(async () => {
  server = await aServer();
  const bigint = { to: 20, from: [20], parse: Number, serialize: String };
  sql = postgres(server.databaseUrl, { max: 1, types: { bigint } });
  chain = clientChain(sql);
  await server.call('POST', `${project}/flags`, { body: { key: 'by-plan', clientVisible: true } });
  const rules = [
    { conditions: [{ attribute: 'plan', operator: 'startsWith', values: ['pro'] }], serve: { variant: 'on' } },
  ];
  await server.call('PATCH', config, { body: { enabled: true, rules } });
});
afterAll(async () => {
  await sql.end();
  await server.close();
});
beforeEach(() => publish([]));

const config = `${project}/flags/by-plan/environments/production`;
const publish = (publicAttributes: readonly string[]) => server.call('PATCH', project, { body: { publicAttributes } });
const shown = () => chain.projected('production');

describe('public attributes', () => {
  it('are given with a project, changed, and read', async () => {
    const made = await server.call('POST', '/api/v1/projects', { body: { key: 'open', publicAttributes: ['plan'] } });
    expect(made).toMatchObject({ status: 201, body: { publicAttributes: ['plan'] } });
    expect((await server.call('GET', project)).body.publicAttributes).toEqual([]);
    expect(await publish(['plan', 'country'])).toMatchObject({
      status: 200,
      body: { publicAttributes: ['plan', 'country'] },
    });
    const { body } = await server.call('GET', '/api/v1/projects');
    expect(body.items.map((one: { publicAttributes: string[] }) => one.publicAttributes)).toContainEqual([
      'plan',
      'country',
    ]);
  });

  it.each([[['a', 'a']], [['']], [[1]], [Array.from({ length: 101 }, (_, index) => `a${index}`)]])(
    'are refused as %j',
    async (publicAttributes) => {
      const answer = await server.call('PATCH', project, { body: { publicAttributes } });
      expect(answer.status).toBe(400);
    },
  );

  it('bring flags from the server to the client and back, in one patch that leads there', async () => {
    expect(await shown()).toEqual([{ key: 'by-plan', server: true }]);
    const start = await chain.load('production');
    await publish(['plan']);
    expect(await shown()).toMatchObject([{ key: 'by-plan', steps: [{ reason: 'RULE_MATCH' }, {}] }]);
    const open = await chain.follow('production', start);
    expect(contentOf(open)).toEqual(contentOf(await chain.load('production')));
    await publish(['country']);
    const closed = await chain.follow('production', open);
    expect(contentOf(closed)).toEqual([{ key: 'by-plan', server: true }]);
  });

  it('move every environment where they change, and none where they stay the same', async () => {
    const versionsOf = async () => [(await chain.head('staging')).version, (await chain.head('staging')).clientVersion];
    await publish(['plan', 'country']);
    const before = await versionsOf();
    await publish(['country', 'plan']);
    expect(await versionsOf()).toEqual(before);
    await publish(['country']);
    const after = await versionsOf();
    expect(after).toEqual([(before[0] ?? 0) + 1, (before[0] ?? 0) + 1]);
  });

  it('are recorded with who changed them', async () => {
    await publish(['plan']);
    const { body } = await server.call('GET', '/api/v1/audit?limit=1');
    expect(body.items).toMatchObject([
      { action: 'project.update', before: { publicAttributes: [] }, after: { publicAttributes: ['plan'] } },
    ]);
  });

  it('hold at once for a toggle that this or another node remembers', async () => {
    const other = await aServer({ databaseUrl: server.databaseUrl });
    for (const node of [server, other]) {
      await publish(['plan']);
      await node.call('PUT', `${config}/enabled`, { body: { enabled: false } });
      await publish([]);
      const start = await chain.load('production');
      await node.call('PUT', `${config}/enabled`, { body: { enabled: true } });
      const end = await chain.follow('production', start);
      expect(contentOf(end)).toEqual([{ key: 'by-plan', server: true }]);
    }
    await other.close();
  });

  it('hold for an edit that waited for them', async () => {
    for (const percentage of [1, 2, 3, 4, 5]) {
      const start = await chain.load('production');
      const body = { rules: [], fallthrough: { variant: 'off' } };
      const rules = [
        {
          conditions: [{ attribute: 'plan', operator: 'startsWith', values: [`${percentage}`] }],
          serve: { variant: 'on' },
        },
      ];
      const publicAttributes = percentage % 2 === 0 ? [] : ['plan'];
      await Promise.all([publish(publicAttributes), server.call('PATCH', config, { body: { ...body, rules } })]);
      const end = await chain.follow('production', start);
      expect(contentOf(end)).toEqual(contentOf(await chain.load('production')));
    }
  });
});
