import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { flags, type LiveServer } from '../../testing/a-live-server.js';
import { aPerson, type Person } from '../../testing/a-person.js';
import { type SchedulesInHand, schedulesInHand, tomorrow } from '../../testing/schedules-in-hand.js';
import { type TwoNodes, twoNodes } from '../../testing/two-nodes.js';

const environments = '/api/v1/projects/default/environments';
let nodes: TwoNodes;
let one: LiveServer;
let author: Person;
let hand: SchedulesInHand;

beforeAll(async () => {
  nodes = await twoNodes();
  ({ one } = nodes);
  author = await aPerson(one, { role: null, projects: { default: 'editor' }, name: 'Ann' });
});
afterAll(() => nodes.close());
beforeEach(async () => {
  hand = await schedulesInHand(nodes, author);
});

describe('a change that is scheduled', () => {
  it('is kept with its time as people name it, and changes nothing yet', async () => {
    const answer = await hand.plan(
      { enabled: true },
      { at: '2099-03-02T09:00', timeZone: 'Europe/Berlin', reason: 'Launch' },
    );
    expect(answer).toMatchObject({
      status: 201,
      body: {
        flag: hand.flag,
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
    expect(answer.headers['location']).toBe(`${hand.config}/scheduled-changes/${answer.body.id}`);
    expect(await hand.read(answer.body.id)).toEqual(answer.body);
    expect(await hand.now()).toMatchObject({ enabled: false });
    expect(await hand.auditOf(answer.body.id)).toEqual([['scheduled-change.create', author.email]]);
  });

  it('is refused at a time that is not there, and says of one that comes twice which it takes', async () => {
    const at = (local: string) => hand.plan({ enabled: true }, { at: local, timeZone: 'Europe/Berlin' });
    const gap = await at('2099-03-29T02:30');
    expect(gap).toMatchObject({ status: 422, body: { errors: [{ path: '/at' }] } });
    expect(gap.body.detail).toContain('2099-03-29T03:00:00');
    const twice = await at('2099-10-25T02:30');
    expect(twice.body).toMatchObject({ at: '2099-10-25T00:30:00.000Z', note: expect.stringContaining('the first') });
    expect((await at('2001-01-01T09:00')).body.errors).toMatchObject([{ path: '/at' }]);
    const zoneless = await hand.plan({ enabled: true }, { at: '2099-03-02T09:00' });
    expect(zoneless).toMatchObject({ status: 422, body: { errors: [{ path: '/timeZone' }] } });
  });

  it('is checked as if it were made now, but may come to nothing now', async () => {
    expect((await hand.plan({ fallthrough: { variant: 'nope' } })).status).toBe(422);
    const segment = { conditions: [{ segment: 'nope' }], serve: { variant: 'on' } };
    expect((await hand.plan({ rules: [segment] })).status).toBe(422);
    expect((await hand.plan({})).status).toBe(400);
    expect((await hand.plan({ enabled: false })).status).toBe(201);
  });

  it('is listed by its state, page by page, and cancelled once', async () => {
    const ids = [
      await hand.planned({ enabled: true }),
      await hand.planned({ enabled: false }),
      await hand.planned({ targets: [] }),
    ];
    expect((await hand.cancel(ids[1] ?? '')).body).toMatchObject({
      state: 'cancelled',
      finishedAt: expect.any(String),
    });
    expect(await hand.cancel(ids[1] ?? '')).toMatchObject({ status: 409, body: { state: 'cancelled' } });
    const list = async (query: string) => (await author.call('GET', `${hand.config}/scheduled-changes?${query}`)).body;
    const keys = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id);
    expect(keys(await list('state=scheduled'))).toEqual([ids[2], ids[0]]);
    const first = await list('limit=2');
    expect(keys(first)).toEqual([ids[2], ids[1]]);
    expect(keys(await list(`limit=2&cursor=${first.nextCursor}`))).toEqual([ids[0]]);
    await hand.comes(ids);
    // The one before and the one after: all that was due was looked at.
    for (const id of [ids[0], ids[2]]) await hand.finished(id ?? '').toBe('applied');
    expect((await hand.read(ids[1] ?? '')).state).toBe('cancelled');
  });

  it('is answered for by who may change the environment, and asked for where another person must agree', async () => {
    const viewer = await aPerson(one, { role: null, projects: { default: 'viewer' } });
    expect((await hand.plan({ enabled: true }, {}, viewer)).status).toBe(403);
    const id = await hand.planned({ enabled: true });
    expect((await hand.cancel(id, viewer)).status).toBe(403);
    await one.call('PATCH', `${environments}/staging`, { body: { changeRole: 'admin' } });
    const refused = await author.call('POST', `${flags}/${hand.flag}/environments/staging/scheduled-changes`, {
      body: { settings: { enabled: true }, at: tomorrow() },
    });
    expect(refused).toMatchObject({ status: 403, body: { needs: 'admin' } });
    await one.call('PATCH', `${environments}/staging`, { body: { changeRole: 'editor', requiresApproval: true } });
    const asked = await author.call('POST', `${flags}/${hand.flag}/environments/staging/scheduled-changes`, {
      body: { settings: { enabled: true }, at: tomorrow() },
    });
    expect(asked).toMatchObject({ status: 409, body: { type: expect.stringContaining('approval-needed') } });
    expect(asked.body.detail).toContain('applyAt');
    expect(asked.body.detail).toContain(`/flags/${hand.flag}/environments/staging/change-requests`);
    const unknown = await author.call('GET', `${hand.config}/scheduled-changes/00000000-0000-0000-0000-000000000000`);
    expect(unknown.status).toBe(404);
  });
});
