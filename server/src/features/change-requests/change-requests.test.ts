import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aFlag, aLiveServer, flags, type LiveServer } from '../../testing/a-live-server.js';
import { aPerson, type Person } from '../../testing/a-person.js';
import { aServiceToken } from '../../testing/a-service-token.js';

const environments = '/api/v1/projects/default/environments';
const requests = '/api/v1/projects/default/change-requests';
let one: LiveServer;
let other: LiveServer;
let author: Person;
let reviewer: Person;
let flag: string;
let config: string;
let count = 0;

beforeAll(async () => {
  one = await aLiveServer();
  other = await aLiveServer({ databaseUrl: one.databaseUrl });
  author = await aPerson(one, { role: null, projects: { default: 'editor' }, name: 'Ann' });
  reviewer = await aPerson(one, { role: null, projects: { default: 'editor' }, name: 'Ben' });
  await one.call('PATCH', `${environments}/production`, { body: { requiresApproval: true } });
});
afterAll(async () => {
  await other.close();
  await one.close();
});
beforeEach(async () => {
  count += 1;
  flag = `flag-${count}`;
  await aFlag(one, flag);
  config = `${flags}/${flag}/environments/production`;
});

const on = { settings: { enabled: true } };
const ask = (by: Person = author, body: object = {}) =>
  by.call('POST', `${config}/change-requests`, { body: { title: 'Let it begin', ...on, ...body } });
const act = (by: Person, id: string, action: string, body?: object) =>
  by.call('POST', `${requests}/${id}/${action}`, body === undefined ? {} : { body });
const read = async (id: string) => (await author.call('GET', `${requests}/${id}`)).body;
const isOn = async () => (await author.call('GET', config)).body.enabled;

async function anApproved(body: object = {}): Promise<string> {
  const { id } = (await ask(author, body)).body;
  expect((await act(reviewer, id, 'approve')).status).toBe(200);
  return id;
}

async function auditOf(id: string) {
  const { body } = await one.call('GET', '/api/v1/audit?project=default&limit=200');
  const mine = body.items.filter(({ subject }: { subject: { key: string } }) => subject.key === id);
  return mine.map(({ action, actor }: { action: string; actor: { name: string } }) => [action, actor.name]);
}

describe('a change that is asked for', () => {
  it('shows what it would change, and changes nothing', async () => {
    const answer = await ask(author, { reason: 'The partners are ready.', settings: { enabled: true, rules: [] } });
    expect(answer).toMatchObject({
      status: 201,
      body: { state: 'open', flag, environment: 'production', isStale: false, mayReview: false, reviews: [] },
    });
    expect(answer.body.diff).toEqual({ before: { enabled: false }, after: { enabled: true } });
    expect(answer.body.current).toEqual({ enabled: false });
    expect(await isOn()).toBe(false);
    expect(answer.headers['location']).toBe(`${requests}/${answer.body.id}`);
    const seen = await reviewer.call('GET', `${requests}/${answer.body.id}`);
    expect(seen.body.mayReview).toBe(true);
  });

  it('is checked as if it were made now', async () => {
    const unknown = await ask(author, { settings: { fallthrough: { variant: 'nope' } } });
    expect(unknown.status).toBe(422);
    const segment = { conditions: [{ segment: 'nope' }], serve: { variant: 'on' } };
    expect((await ask(author, { settings: { rules: [segment] } })).status).toBe(422);
    expect((await ask(author, { settings: { enabled: false } })).body.errors).toMatchObject([{ path: '/settings' }]);
    expect((await ask(author, { applyAt: '2020-01-01T00:00:00Z' })).body.errors).toMatchObject([{ path: '/applyAt' }]);
    expect((await ask(author, { settings: {} })).status).toBe(400);
  });

  it('is found by its state, its flag and its environment', async () => {
    const ids = [(await ask()).body.id, (await ask()).body.id, (await ask()).body.id];
    await act(author, ids[0], 'withdraw');
    const list = async (query: string) => {
      const { body } = await reviewer.call('GET', `${requests}?flag=${flag}${query}`);
      return [body.items.map(({ id }: { id: string }) => id), body.nextCursor];
    };
    expect((await list('&state=open'))[0]?.sort()).toEqual([ids[1], ids[2]].sort());
    expect(await list('&environment=staging')).toEqual([[], null]);
    const [first, cursor] = await list('&limit=2');
    const [second, end] = await list(`&limit=2&cursor=${cursor}`);
    expect([...first, ...second].sort()).toEqual([...ids].sort());
    expect(end).toBeNull();
    expect((await reviewer.call('GET', `${requests}?cursor=MTpub25l`)).status).toBe(400);
  });
});

describe('another person', () => {
  it('approves, and then it is applied, with everything told', async () => {
    const id = (await ask()).body.id;
    const approved = await act(reviewer, id, 'approve', { comment: 'Good.' });
    expect(approved.body).toMatchObject({
      state: 'approved',
      reviews: [{ verdict: 'approved', comment: 'Good.', reviewer: { kind: 'user', id: reviewer.id } }],
    });
    expect(await isOn()).toBe(false);
    const stream = await one.stream({ sdkKey: await aProductionKey() });
    await stream.take(1);
    const applied = await act(author, id, 'apply');
    expect(applied.body).toMatchObject({ state: 'applied', appliedAt: expect.any(String), outcome: '' });
    expect(await isOn()).toBe(true);
    const [, patch] = await stream.take(2);
    expect(patch?.data.flags).toMatchObject([{ key: flag, enabled: true }]);
    stream.close();
    expect((await act(author, id, 'apply')).body).toMatchObject({ state: 'applied', actions: [] });
    expect((await auditOf(id)).map(([action]: string[]) => action)).toEqual([
      'change-request.apply',
      'change-request.approve',
      'change-request.create',
    ]);
  });

  it('is not the author, by whatever they show', async () => {
    const { body: personal } = await author.call('POST', '/api/v1/tokens', { body: { name: 'p', kind: 'personal' } });
    const id = (await ask()).body.id;
    expect((await act(author, id, 'approve')).status).toBe(403);
    const byToken = await one.call('POST', `${requests}/${id}/approve`, { token: personal.token });
    expect(byToken.status).toBe(403);
    expect((await act(author, id, 'refuse')).status).toBe(403);
    expect((await read(id)).state).toBe('open');
  });

  it('is not who made the token that asked', async () => {
    const admin = await aPerson(one, { role: 'admin' });
    const { body: made } = await admin.call('POST', '/api/v1/tokens', { body: { name: 'robot' } });
    const asked = await one.call('POST', `${config}/change-requests`, {
      token: made.token,
      body: { title: 't', ...on },
    });
    expect(asked.status).toBe(201);
    expect((await act(admin, asked.body.id, 'approve')).status).toBe(403);
    expect((await act(reviewer, asked.body.id, 'approve')).status).toBe(200);
  });

  it('is a person, and may change the environment', async () => {
    const id = (await ask()).body.id;
    const service = await aServiceToken(one, 'owner');
    expect((await one.call('POST', `${requests}/${id}/approve`, { token: service })).status).toBe(403);
    expect((await one.call('POST', `${requests}/${id}/approve`)).status).toBe(403);
    await one.call('PATCH', `${environments}/production`, { body: { changeRole: 'admin' } });
    expect(await act(reviewer, id, 'approve')).toMatchObject({ status: 403, body: { needs: 'admin' } });
    const admin = await aPerson(one, { role: null, projects: { default: 'admin' } });
    expect((await act(admin, id, 'approve')).status).toBe(200);
    expect((await act(author, id, 'apply')).status).toBe(403);
    expect((await act(admin, id, 'apply')).status).toBe(200);
    await one.call('PATCH', `${environments}/production`, { body: { changeRole: 'editor' } });
  });

  it('refuses, be it after the approval', async () => {
    const id = await anApproved();
    expect((await act(reviewer, id, 'refuse', { comment: 'Not on a Friday.' })).body.state).toBe('refused');
    expect((await act(author, id, 'apply')).body).toMatchObject({ status: 409, state: 'refused' });
    expect(await isOn()).toBe(false);
  });
});

describe('its author', () => {
  it('withdraws it; others do not, but an admin does', async () => {
    const [mine, left] = [(await ask()).body.id, (await ask()).body.id];
    expect((await act(reviewer, mine, 'withdraw')).status).toBe(403);
    expect((await act(author, mine, 'withdraw')).body.state).toBe('withdrawn');
    expect((await act(reviewer, mine, 'approve')).status).toBe(409);
    const admin = await aPerson(one, { role: 'admin' });
    expect((await act(admin, left, 'withdraw')).body.state).toBe('withdrawn');
  });
});

describe('what a change was made on', () => {
  it('must be there when it is applied: both versions are told, and nothing is changed', async () => {
    await one.call('PATCH', `${environments}/production`, { body: { requiresApproval: false } });
    await one.call('PUT', `${config}/enabled`, { body: { enabled: true } });
    await one.call('PATCH', `${environments}/production`, { body: { requiresApproval: true } });
    const id = await anApproved({ settings: { fallthrough: { variant: 'off' } } });
    // Switching off waits for nobody, and is not undone by what was approved before.
    expect((await author.call('PUT', `${config}/enabled`, { body: { enabled: false } })).status).toBe(200);
    expect(await read(id)).toMatchObject({ state: 'approved', isStale: true });
    const answer = await act(author, id, 'apply');
    expect(answer.body).toMatchObject({
      status: 409,
      state: 'stale',
      diff: { before: { fallthrough: { variant: 'on' } }, after: { fallthrough: { variant: 'off' } } },
      current: { fallthrough: { variant: 'on' } },
    });
    expect(await read(id)).toMatchObject({ state: 'stale', isStale: false, outcome: expect.stringContaining(flag) });
    expect((await author.call('GET', config)).body.fallthrough).toEqual({ variant: 'on' });
    expect((await auditOf(id))[0]?.[0]).toBe('change-request.expire');
  });

  it('must be there when it is approved', async () => {
    const first = await anApproved();
    const id = (await ask()).body.id;
    await act(author, first, 'apply');
    expect(await act(reviewer, id, 'approve')).toMatchObject({ status: 409, body: { state: 'stale' } });
    expect((await read(id)).reviews).toEqual([]);
  });

  it('is given up where the flag is archived meanwhile', async () => {
    const id = await anApproved();
    await one.call('DELETE', `${flags}/${flag}`);
    expect((await act(author, id, 'apply')).body).toMatchObject({ status: 409, state: 'stale' });
  });
});

describe('a change with a time', () => {
  const soon = () => new Date(Date.now() + 400).toISOString();

  it('is applied by itself, once, though two nodes look', async () => {
    const ids = [await anApproved({ applyAt: soon() })];
    for (let more = 0; more < 4; more += 1) {
      count += 1;
      flag = `flag-${count}`;
      await aFlag(one, flag);
      config = `${flags}/${flag}/environments/production`;
      ids.push(await anApproved({ applyAt: soon() }));
    }
    const states = async () => (await Promise.all(ids.map(read))).map(({ state }) => state);
    await expect.poll(states, { timeout: 10_000 }).toEqual(ids.map(() => 'applied'));
    for (const id of ids) {
      const actions = await auditOf(id);
      expect(actions.filter(([action]: string[]) => action === 'change-request.apply')).toEqual([
        ['change-request.apply', 'guidon'],
      ]);
    }
    const sql = postgres(one.databaseUrl, { max: 1 });
    const written = await sql`
      select count(*)::int as count from audit_records
      where action = 'flag.configure' and request_id = any(${ids.map((id) => `change-request-${id}`)})`;
    await sql.end();
    expect(written[0]?.['count']).toBe(ids.length);
  });

  it('is applied once where two apply it by hand at the same moment', async () => {
    const id = await anApproved();
    const path = `${requests}/${id}/apply`;
    const answers = await Promise.all([one, other, one, other].map((server) => server.call('POST', path)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    expect((await auditOf(id)).filter(([action]: string[]) => action === 'change-request.apply')).toHaveLength(1);
    expect(await isOn()).toBe(true);
  });

  it('waits for the approval, and is not applied without', async () => {
    const id = (await ask(author, { applyAt: soon() })).body.id;
    await expect.poll(async () => new Date((await read(id)).applyAt) < new Date()).toBe(true);
    const marker = await anApproved({ applyAt: soon(), settings: { fallthrough: { variant: 'off' } } });
    await expect.poll(async () => (await read(marker)).state, { timeout: 10_000 }).toBe('applied');
    expect((await read(id)).state).toBe('open');
    expect(await isOn()).toBe(false);
  });

  it('stands back where what it was made on has changed, and does not hold up others', async () => {
    const stale = await anApproved({ applyAt: soon() });
    const first = await anApproved({ settings: { fallthrough: { variant: 'off' } } });
    await act(author, first, 'apply');
    await expect.poll(async () => (await read(stale)).state, { timeout: 10_000 }).toBe('stale');
    expect(await isOn()).toBe(false);
  });
});

it('answers of the requests of another project as of none', async () => {
  const id = (await ask()).body.id;
  await one.call('POST', '/api/v1/projects', { body: { key: 'elsewhere' } });
  const stranger = await aPerson(one, { role: null, projects: { elsewhere: 'owner' } });
  expect((await stranger.call('GET', `${requests}/${id}`)).status).toBe(404);
  const [foreign, unknown] = await Promise.all(
    [id, '00000000-0000-0000-0000-000000000000'].map((each) =>
      stranger.call('POST', `/api/v1/projects/elsewhere/change-requests/${each}/approve`),
    ),
  );
  expect([foreign?.status, unknown?.status]).toEqual([404, 404]);
});

async function aProductionKey(): Promise<string> {
  const { body } = await one.call('POST', `${environments}/production/sdk-keys`, {
    body: { kind: 'server', name: 'k' },
  });
  return body.key;
}
