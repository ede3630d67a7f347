import type postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aPlan } from '../../testing/a-live-release.js';
import { flags, type LiveServer } from '../../testing/a-live-server.js';
import { aPerson, type Person } from '../../testing/a-person.js';
import { type SchedulesInHand, schedulesInHand } from '../../testing/schedules-in-hand.js';
import { type TwoNodes, twoNodes } from '../../testing/two-nodes.js';

const environments = '/api/v1/projects/default/environments';
let nodes: TwoNodes;
let one: LiveServer;
let sql: postgres.Sql;
let author: Person;
let hand: SchedulesInHand;

beforeAll(async () => {
  nodes = await twoNodes();
  ({ one, sql } = nodes);
  author = await aPerson(one, { role: null, projects: { default: 'editor' }, name: 'Ann' });
});
afterAll(() => nodes.close());
beforeEach(async () => {
  hand = await schedulesInHand(nodes, author);
});

describe('when its time has come', () => {
  it('is made once, though two nodes look, and everything tells of it', async () => {
    const hands: SchedulesInHand[] = [];
    const ids: string[] = [];
    for (let more = 0; more < 5; more += 1) {
      const another = await schedulesInHand(nodes, author);
      hands.push(another);
      ids.push(
        await another.planned({
          enabled: true,
          rules: [{ conditions: [{ attribute: 'plan', operator: 'in', values: ['pro'] }], serve: { variant: 'on' } }],
        }),
      );
    }
    await hand.comes(ids);
    for (const [index, one] of hands.entries()) {
      const id = ids[index] ?? '';
      await one.finished(id).toBe('applied');
      expect(await one.now()).toMatchObject({ enabled: true, rules: [{ id: 'rule-1' }] });
      expect((await one.auditOf(id)).map(([action]) => action)).toEqual([
        'scheduled-change.apply',
        'scheduled-change.create',
      ]);
    }
    const written = await sql`
      select actor_kind, actor_name from audit_records
      where action = 'flag.configure' and request_id = any(${ids.map((id) => `scheduled-change-${id}`)})`;
    expect(written).toHaveLength(ids.length);
    expect(written[0]).toEqual({ actor_kind: 'system', actor_name: `schedule of ${author.email}` });
  });

  it('leaves alone the parts that it does not name', async () => {
    const id = await hand.planned({ enabled: true });
    await hand.edit({ fallthrough: { variant: 'off' } });
    await hand.comes([id]);
    await hand.finished(id).toBe('applied');
    expect(await hand.now()).toMatchObject({ enabled: true, fallthrough: { variant: 'off' } });
  });

  it('gives way to what a person did meanwhile, and shows both versions', async () => {
    const id = await hand.planned({ fallthrough: { variant: 'off' } });
    await author.call('PUT', `${hand.config}/percentage`, { body: { percentage: 20 } });
    await hand.comes([id]);
    await hand.finished(id).toBe('failed');
    const percentage = {
      by: 'userId',
      split: [
        { variant: 'on', weight: 20_000 },
        { variant: 'off', weight: 80_000 },
      ],
    };
    expect(await hand.read(id)).toMatchObject({
      outcome: expect.stringContaining('fallthrough'),
      base: { fallthrough: { variant: 'on' } },
      found: { fallthrough: percentage },
      settings: { fallthrough: { variant: 'off' } },
    });
    expect((await hand.now()).fallthrough).toEqual(percentage);
    expect((await hand.auditOf(id))[0]).toEqual(['scheduled-change.fail', 'guidon']);
  });

  it('does not undo what a person did and took back: it was looked at since', async () => {
    const id = await hand.planned({ enabled: true });
    for (const enabled of [true, false]) await author.call('PUT', `${hand.config}/enabled`, { body: { enabled } });
    await hand.comes([id]);
    await hand.finished(id).toBe('failed');
    expect((await hand.now()).enabled).toBe(false);
  });

  it('follows what was scheduled before it, in the order of their times', async () => {
    const ids = [
      await hand.planned({ enabled: true }),
      await hand.planned({ enabled: false, targets: [] }),
      await hand.planned({ enabled: true }),
    ];
    await hand.comes(ids.slice(0, 1));
    await hand.finished(ids[0] ?? '').toBe('applied');
    await hand.comes(ids.slice(1), '3 hours');
    for (const id of ids) await hand.finished(id).toBe('applied');
    expect((await hand.now()).enabled).toBe(true);
    const written = await sql`
      select after ->> 'enabled' as enabled from audit_records
      where action = 'flag.configure' and request_id = any(${ids.map((id) => `scheduled-change-${id}`)}) order by id`;
    expect(written.map(({ enabled }) => enabled)).toEqual(['true', 'false', 'true']);
    // A person's hand between them stops those that come after.
    const more = [await hand.planned({ enabled: false }), await hand.planned({ enabled: true })];
    await hand.edit({ enabled: false });
    await hand.comes(more);
    for (const id of more) await hand.finished(id).toBe('failed');
    expect((await hand.now()).enabled).toBe(false);
  });

  it('says how late it was after an outage', async () => {
    const id = await hand.planned({ enabled: true });
    await hand.comes([id], '2 days 3 hours');
    await hand.finished(id).toBe('applied');
    expect(await hand.read(id)).toMatchObject({
      outcome: 'It was made 2 days, 3 hours late.',
      lateMs: expect.any(Number),
    });
  });

  it('fails where the flag is archived, where its variant has gone, and where the environment asks for more by now', async () => {
    const archived = await hand.planned({ enabled: true });
    await one.call('DELETE', `${flags}/${hand.flag}`);
    await hand.comes([archived]);
    await hand.finished(archived).toBe('failed');
    expect((await hand.read(archived)).outcome).toContain('archived');

    await one.call('POST', `${flags}/${hand.flag}/restore`);
    const outranked = await hand.planned({ fallthrough: { variant: 'off' } });
    await one.call('PATCH', `${environments}/production`, { body: { changeRole: 'admin' } });
    await hand.comes([outranked]);
    await hand.finished(outranked).toBe('failed');
    expect((await hand.read(outranked)).outcome).toContain('admin');
    await one.call('PATCH', `${environments}/production`, { body: { changeRole: 'editor', requiresApproval: false } });

    const watched = await hand.planned({ fallthrough: { variant: 'off' } });
    await one.call('PATCH', `${environments}/production`, { body: { requiresApproval: true } });
    await hand.comes([watched]);
    await hand.finished(watched).toBe('failed');
    expect((await hand.read(watched)).outcome).toContain('approval');
    await one.call('PATCH', `${environments}/production`, { body: { requiresApproval: false } });
  });

  it('pauses a release of the flag, as an edit by hand does', async () => {
    await author.call('PUT', `${hand.config}/release`, { body: aPlan });
    expect((await author.call('POST', `${hand.config}/release/start`)).body.state).toBe('running');
    const beside = await hand.planned({ offVariant: 'on' });
    const id = await hand.planned({ enabled: false });
    await hand.comes([beside]);
    await hand.finished(beside).toBe('applied');
    expect((await author.call('GET', `${hand.config}/release`)).body.state).toBe('running');
    await hand.comes([id]);
    await hand.finished(id).toBe('applied');
    expect((await author.call('GET', `${hand.config}/release`)).body).toMatchObject({
      state: 'paused',
      pauseCause: 'switched-off',
    });
  });

  it('gives way to a release that has moved on meanwhile', async () => {
    const id = await hand.planned({ targets: [] });
    await author.call('PUT', `${hand.config}/release`, { body: aPlan });
    await author.call('POST', `${hand.config}/release/start`);
    await hand.comes([id]);
    await hand.finished(id).toBe('failed');
    expect((await author.call('GET', `${hand.config}/release`)).body.state).toBe('running');
  });

  it('holds up no other where it cannot even be read', async () => {
    const broken = await hand.planned({ enabled: true });
    await sql`update scheduled_changes set settings = '"nothing"' where id = ${broken}`;
    await hand.comes([broken]);
    const beside = await schedulesInHand(nodes, author);
    const sound = await beside.planned({ enabled: true });
    await beside.comes([sound]);
    await beside.finished(sound).toBe('applied');
    await sql`delete from scheduled_changes where id = ${broken}`;
  });
});

it('is told to the SDKs as any other change', async () => {
  const inDevelopment = await schedulesInHand(nodes, author, 'development');
  const stream = await one.stream();
  const [snapshot] = await stream.take(1);
  expect(snapshot?.event).toBe('snapshot');
  const id = await inDevelopment.planned({ enabled: true });
  await inDevelopment.comes([id]);
  const [, patch] = await stream.take(2);
  expect(patch?.data.flags).toMatchObject([{ key: inDevelopment.flag, enabled: true }]);
  stream.close();
});
