import type postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aPlan } from '../../testing/a-live-release.js';
import { aFlag, flags, type LiveServer } from '../../testing/a-live-server.js';
import { aPerson, type Person } from '../../testing/a-person.js';
import { type TwoNodes, twoNodes } from '../../testing/two-nodes.js';

const environments = '/api/v1/projects/default/environments';
let nodes: TwoNodes;
let one: LiveServer;
let sql: postgres.Sql;
let author: Person;
let flag: string;
let config: string;
let count = 0;

beforeAll(async () => {
  nodes = await twoNodes();
  ({ one, sql } = nodes);
  author = await aPerson(one, { role: null, projects: { default: 'editor' }, name: 'Ann' });
});
afterAll(() => nodes.close());
beforeEach(async () => {
  count += 1;
  flag = `flag-${count}`;
  await aFlag(one, flag);
  config = `${flags}/${flag}/environments/production`;
});

const later = () => new Date(Date.now() + 86_400_000).toISOString();
const plan = (settings: object, body: object = {}, by: Person = author) =>
  by.call('POST', `${config}/scheduled-changes`, { body: { settings, at: later(), ...body } });
const read = async (id: string) => (await author.call('GET', `${config}/scheduled-changes/${id}`)).body;
const cancel = (id: string, by: Person = author) => by.call('POST', `${config}/scheduled-changes/${id}/cancel`);
const edit = (body: object) => author.call('PATCH', config, { body });
const now = async () => (await author.call('GET', config)).body;

async function planned(settings: object, body: object = {}): Promise<string> {
  const answer = await plan(settings, body);
  expect(answer).toMatchObject({ status: 201, body: { state: 'scheduled' } });
  return answer.body.id;
}

/** Puts the times of these so far into the past, one second apart in their order. */
async function comes(ids: readonly string[], ago = '1 second'): Promise<void> {
  await sql`
    update scheduled_changes s set apply_at = now() - ${ago}::interval - make_interval(secs => ${ids.length} - t.place)
    from unnest(${ids}::uuid[]) with ordinality as t (id, place) where s.id = t.id`;
}

const finished = (id: string) => expect.poll(async () => (await read(id)).state, { timeout: 10_000 });

async function auditOf(id: string) {
  const { body } = await one.call('GET', `/api/v1/audit?project=default&subjectKind=scheduled-change&subject=${id}`);
  return body.items.map(({ action, actor }: { action: string; actor: { name: string } }) => [action, actor.name]);
}

describe('a change that is scheduled', () => {
  it('is kept with its time as people name it, and changes nothing yet', async () => {
    const answer = await plan(
      { enabled: true },
      { at: '2099-03-02T09:00', timeZone: 'Europe/Berlin', reason: 'Launch' },
    );
    expect(answer).toMatchObject({
      status: 201,
      body: {
        flag,
        environment: 'production',
        state: 'scheduled',
        at: '2099-03-02T08:00:00.000Z',
        localTime: '2099-03-02T09:00:00',
        timeZone: 'Europe/Berlin',
        reason: 'Launch',
        settings: { enabled: true },
        base: { enabled: false },
        current: { enabled: false },
        author: { kind: 'user', id: author.id },
        lateMs: null,
      },
    });
    expect(answer.headers['location']).toBe(`${config}/scheduled-changes/${answer.body.id}`);
    expect(await read(answer.body.id)).toEqual(answer.body);
    expect(await now()).toMatchObject({ enabled: false });
    expect(await auditOf(answer.body.id)).toEqual([['scheduled-change.create', author.email]]);
  });

  it('is refused at a time that is not there, and says of one that comes twice which it takes', async () => {
    const at = (local: string) => plan({ enabled: true }, { at: local, timeZone: 'Europe/Berlin' });
    const gap = await at('2099-03-29T02:30');
    expect(gap).toMatchObject({ status: 422, body: { errors: [{ path: '/at' }] } });
    expect(gap.body.detail).toContain('2099-03-29T03:00:00');
    const twice = await at('2099-10-25T02:30');
    expect(twice.body).toMatchObject({ at: '2099-10-25T00:30:00.000Z', note: expect.stringContaining('the first') });
    expect((await at('2001-01-01T09:00')).body.errors).toMatchObject([{ path: '/at' }]);
    const zoneless = await plan({ enabled: true }, { at: '2099-03-02T09:00' });
    expect(zoneless).toMatchObject({ status: 422, body: { errors: [{ path: '/timeZone' }] } });
  });

  it('is checked as if it were made now, but may come to nothing now', async () => {
    expect((await plan({ fallthrough: { variant: 'nope' } })).status).toBe(422);
    const segment = { conditions: [{ segment: 'nope' }], serve: { variant: 'on' } };
    expect((await plan({ rules: [segment] })).status).toBe(422);
    expect((await plan({})).status).toBe(400);
    expect((await plan({ enabled: false })).status).toBe(201);
  });

  it('is listed by its state, page by page, and cancelled once', async () => {
    const ids = [await planned({ enabled: true }), await planned({ enabled: false }), await planned({ targets: [] })];
    expect((await cancel(ids[1] ?? '')).body).toMatchObject({ state: 'cancelled', finishedAt: expect.any(String) });
    expect(await cancel(ids[1] ?? '')).toMatchObject({ status: 409, body: { state: 'cancelled' } });
    const list = async (query: string) => (await author.call('GET', `${config}/scheduled-changes?${query}`)).body;
    const keys = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id);
    expect(keys(await list('state=scheduled'))).toEqual([ids[2], ids[0]]);
    const first = await list('limit=2');
    expect(keys(first)).toEqual([ids[2], ids[1]]);
    expect(keys(await list(`limit=2&cursor=${first.nextCursor}`))).toEqual([ids[0]]);
    await comes(ids);
    await finished(ids[0] ?? '').toBe('applied');
    expect((await read(ids[1] ?? '')).state).toBe('cancelled');
  });

  it('is answered for by who may change the environment, and asked for where another person must agree', async () => {
    const viewer = await aPerson(one, { role: null, projects: { default: 'viewer' } });
    expect((await plan({ enabled: true }, {}, viewer)).status).toBe(403);
    const id = await planned({ enabled: true });
    expect((await cancel(id, viewer)).status).toBe(403);
    await one.call('PATCH', `${environments}/staging`, { body: { changeRole: 'admin' } });
    const guarded = await author.call('POST', `${flags}/${flag}/environments/staging/scheduled-changes`, {
      body: { settings: { enabled: true }, at: later() },
    });
    expect(guarded).toMatchObject({ status: 403, body: { needs: 'admin' } });
    await one.call('PATCH', `${environments}/staging`, { body: { changeRole: 'editor', requiresApproval: true } });
    const asked = await author.call('POST', `${flags}/${flag}/environments/staging/scheduled-changes`, {
      body: { settings: { enabled: true }, at: later() },
    });
    expect(asked).toMatchObject({ status: 409, body: { type: expect.stringContaining('approval-needed') } });
    expect(asked.body.detail).toContain('applyAt');
    expect(asked.body.detail).toContain(`/flags/${flag}/environments/staging/change-requests`);
    const unknown = await author.call('GET', `${config}/scheduled-changes/00000000-0000-0000-0000-000000000000`);
    expect(unknown.status).toBe(404);
  });
});

describe('when its time has come', () => {
  it('is made once, though two nodes look, and everything tells of it', async () => {
    const flagsOfAll: string[] = [];
    const ids: string[] = [];
    for (let more = 0; more < 5; more += 1) {
      flag = `many-${more}`;
      await aFlag(one, flag);
      config = `${flags}/${flag}/environments/production`;
      flagsOfAll.push(flag);
      ids.push(
        await planned({
          enabled: true,
          rules: [{ conditions: [{ attribute: 'plan', operator: 'in', values: ['pro'] }], serve: { variant: 'on' } }],
        }),
      );
    }
    await comes(ids);
    for (const [index, id] of ids.entries()) {
      config = `${flags}/${flagsOfAll[index]}/environments/production`;
      await finished(id).toBe('applied');
      expect(await now()).toMatchObject({ enabled: true, rules: [{ id: 'rule-1' }] });
      expect((await auditOf(id)).map(([action]: string[]) => action)).toEqual([
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
    const id = await planned({ enabled: true });
    await edit({ fallthrough: { variant: 'off' } });
    await comes([id]);
    await finished(id).toBe('applied');
    expect(await now()).toMatchObject({ enabled: true, fallthrough: { variant: 'off' } });
  });

  it('gives way to what a person did meanwhile, and shows both versions', async () => {
    const id = await planned({ fallthrough: { variant: 'off' } });
    await author.call('PUT', `${config}/percentage`, { body: { percentage: 20 } });
    await comes([id]);
    await finished(id).toBe('failed');
    const percentage = {
      by: 'userId',
      split: [
        { variant: 'on', weight: 20_000 },
        { variant: 'off', weight: 80_000 },
      ],
    };
    expect(await read(id)).toMatchObject({
      outcome: expect.stringContaining('fallthrough'),
      base: { fallthrough: { variant: 'on' } },
      found: { fallthrough: percentage },
      settings: { fallthrough: { variant: 'off' } },
    });
    expect((await now()).fallthrough).toEqual(percentage);
    expect((await auditOf(id))[0]).toEqual(['scheduled-change.fail', 'guidon']);
  });

  it('does not undo what a person did and took back: it was looked at since', async () => {
    const id = await planned({ enabled: true });
    for (const enabled of [true, false]) await author.call('PUT', `${config}/enabled`, { body: { enabled } });
    await comes([id]);
    await finished(id).toBe('failed');
    expect((await now()).enabled).toBe(false);
  });

  it('follows what was scheduled before it, in the order of their times', async () => {
    const ids = [
      await planned({ enabled: true }),
      await planned({ enabled: false, targets: [] }),
      await planned({ enabled: true }),
    ];
    await comes(ids.slice(0, 1));
    await finished(ids[0] ?? '').toBe('applied');
    await comes(ids.slice(1), '3 hours');
    for (const id of ids) await finished(id).toBe('applied');
    expect((await now()).enabled).toBe(true);
    const written = await sql`
      select after ->> 'enabled' as enabled from audit_records
      where action = 'flag.configure' and request_id = any(${ids.map((id) => `scheduled-change-${id}`)}) order by id`;
    expect(written.map(({ enabled }) => enabled)).toEqual(['true', 'false', 'true']);
    // A person's hand between them stops those that come after.
    const more = [await planned({ enabled: false }), await planned({ enabled: true })];
    await edit({ enabled: false });
    await comes(more);
    for (const id of more) await finished(id).toBe('failed');
    expect((await now()).enabled).toBe(false);
  });

  it('says how late it was after an outage', async () => {
    const id = await planned({ enabled: true });
    await comes([id], '2 days 3 hours');
    await finished(id).toBe('applied');
    expect(await read(id)).toMatchObject({ outcome: 'It was made 2 days, 3 hours late.', lateMs: expect.any(Number) });
  });

  it('fails where the flag is archived, where its variant has gone, and where the environment asks for more by now', async () => {
    const archived = await planned({ enabled: true });
    await one.call('DELETE', `${flags}/${flag}`);
    await comes([archived]);
    await finished(archived).toBe('failed');
    expect((await read(archived)).outcome).toContain('archived');

    await one.call('POST', `${flags}/${flag}/restore`);
    const guarded = await planned({ fallthrough: { variant: 'off' } });
    await one.call('PATCH', `${environments}/production`, { body: { changeRole: 'admin' } });
    await comes([guarded]);
    await finished(guarded).toBe('failed');
    expect((await read(guarded)).outcome).toContain('admin');
    await one.call('PATCH', `${environments}/production`, { body: { changeRole: 'editor', requiresApproval: false } });

    const watched = await planned({ fallthrough: { variant: 'off' } });
    await one.call('PATCH', `${environments}/production`, { body: { requiresApproval: true } });
    await comes([watched]);
    await finished(watched).toBe('failed');
    expect((await read(watched)).outcome).toContain('approval');
    await one.call('PATCH', `${environments}/production`, { body: { requiresApproval: false } });
  });

  it('pauses a release of the flag, as an edit by hand does', async () => {
    await author.call('PUT', `${config}/release`, { body: aPlan });
    expect((await author.call('POST', `${config}/release/start`)).body.state).toBe('running');
    const beside = await planned({ offVariant: 'on' });
    const id = await planned({ enabled: false });
    await comes([beside]);
    await finished(beside).toBe('applied');
    expect((await author.call('GET', `${config}/release`)).body.state).toBe('running');
    await comes([id]);
    await finished(id).toBe('applied');
    expect((await author.call('GET', `${config}/release`)).body).toMatchObject({
      state: 'paused',
      pauseCause: 'switched-off',
    });
  });

  it('gives way to a release that has moved on meanwhile', async () => {
    const id = await planned({ targets: [] });
    await author.call('PUT', `${config}/release`, { body: aPlan });
    await author.call('POST', `${config}/release/start`);
    await comes([id]);
    await finished(id).toBe('failed');
    expect((await author.call('GET', `${config}/release`)).body.state).toBe('running');
  });

  it('holds up no other where it cannot even be read', async () => {
    const broken = await planned({ enabled: true });
    await sql`update scheduled_changes set settings = '"nothing"' where id = ${broken}`;
    flag = `${flag}-sound`;
    await aFlag(one, flag);
    await comes([broken]);
    config = `${flags}/${flag}/environments/production`;
    const sound = await planned({ enabled: true });
    await comes([sound]);
    await finished(sound).toBe('applied');
    await sql`delete from scheduled_changes where id = ${broken}`;
  });
});

it('is told to the SDKs as any other change', async () => {
  config = `${flags}/${flag}/environments/development`;
  const stream = await one.stream();
  const id = await planned({ enabled: true });
  await comes([id]);
  await expect.poll(() => JSON.stringify(stream.events), { timeout: 10_000 }).toContain(`"${flag}"`);
  stream.close();
});
