import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPerson, type Person } from '../../testing/a-person.js';
import { aServer, type TestServer } from '../../testing/a-server.js';

let server: TestServer;
let owner: Person;

beforeAll(async () => {
  server = await aServer();
  await server.call('POST', '/api/v1/projects', { body: { key: 'elsewhere' } });
  owner = await aPerson(server, { role: 'owner', name: 'Olga' });
});
afterAll(() => server.close());

const membership = (person: Person, project = 'default') => `/api/v1/projects/${project}/members/${person.id}`;
const ids = (answer: { body: { items: { id: string }[] } }) => answer.body.items.map(({ id }) => id);

describe('the list of members', () => {
  it('shows all of them to who has a role on the instance', async () => {
    const other = await aPerson(server, { role: null, projects: { elsewhere: 'editor' } });
    const { body } = await owner.call('GET', '/api/v1/members?limit=200');
    const found = body.items.find(({ id }: { id: string }) => id === other.id);
    expect(found).toMatchObject({ email: other.email, role: null, projects: { elsewhere: 'editor' } });
  });

  it('shows others only with whom they work', async () => {
    const here = await aPerson(server, { role: null, projects: { default: 'viewer' } });
    const there = await aPerson(server, { role: null, projects: { elsewhere: 'viewer' } });
    const both = await aPerson(server, { role: null, projects: { default: 'viewer', elsewhere: 'owner' } });
    const answer = await here.call('GET', '/api/v1/members?limit=200');
    expect(ids(answer)).toEqual(expect.arrayContaining([here.id, both.id, owner.id]));
    expect(ids(answer)).not.toContain(there.id);
    expect(JSON.stringify(answer.body)).not.toContain('elsewhere');
  });

  it('of a project that one does not see is that of none', async () => {
    const here = await aPerson(server, { role: null, projects: { default: 'viewer' } });
    const [hidden, unknown] = await Promise.all(
      ['elsewhere', 'nowhere'].map((key) => here.call('GET', `/api/v1/members?project=${key}`)),
    );
    expect([hidden?.status, unknown?.status]).toEqual([404, 404]);
    expect((await owner.call('GET', '/api/v1/members?project=nowhere')).status).toBe(404);
    const there = await aPerson(server, { role: null, projects: { elsewhere: 'viewer' } });
    expect(ids(await owner.call('GET', '/api/v1/members?project=default&limit=200'))).not.toContain(there.id);
  });
});

describe('a role on a project', () => {
  it('is given and taken by admins up to their own', async () => {
    const admin = await aPerson(server, { role: null, projects: { default: 'admin' } });
    const somebody = await aPerson(server, { role: null });
    const given = await admin.call('PUT', membership(somebody), { body: { role: 'editor' } });
    expect(given).toMatchObject({ status: 200, body: { projects: { default: 'editor' } } });
    expect((await admin.call('PUT', membership(somebody), { body: { role: 'owner' } })).status).toBe(403);
    expect((await owner.call('PUT', membership(somebody), { body: { role: 'owner' } })).status).toBe(200);
    expect((await admin.call('PUT', membership(somebody), { body: { role: 'viewer' } })).status).toBe(403);
    expect((await admin.call('DELETE', membership(somebody))).status).toBe(403);
    expect((await owner.call('DELETE', membership(somebody))).status).toBe(204);
    expect((await owner.call('DELETE', membership(somebody))).status).toBe(404);
    const { body } = await owner.call('GET', '/api/v1/audit?project=default&limit=200');
    const actions = body.items
      .filter(({ subject }: { subject: { key: string } }) => subject.key === somebody.id)
      .map(({ action }: { action: string }) => action);
    expect(actions).toEqual(['member.remove', 'member.update', 'member.add']);
  });

  it('is told apart from what every object has, whatever a project is called', async () => {
    await server.call('POST', '/api/v1/projects', { body: { key: 'constructor' } });
    const somebody = await aPerson(server, { role: null });
    expect((await owner.call('DELETE', membership(somebody, 'constructor'))).status).toBe(404);
    const given = await owner.call('PUT', membership(somebody, 'constructor'), { body: { role: 'viewer' } });
    expect(given.body.projects).toEqual({ constructor: 'viewer' });
    const { body } = await owner.call('GET', '/api/v1/audit?project=constructor&action=member.add');
    expect(body.items).toHaveLength(1);
  });

  it('is given to nobody who has no account', async () => {
    const path = '/api/v1/projects/default/members/nobody';
    expect((await owner.call('PUT', path, { body: { role: 'viewer' } })).status).toBe(404);
  });
});

describe('an account', () => {
  it('is changed by admins of the instance up to their own role', async () => {
    const admin = await aPerson(server, { role: 'admin' });
    const somebody = await aPerson(server, { role: null });
    const patch = (by: Person, whom: Person, body: object) => by.call('PATCH', `/api/v1/users/${whom.id}`, { body });
    expect((await patch(admin, somebody, { role: 'admin', name: 'Some' })).body).toMatchObject({
      role: 'admin',
      name: 'Some',
    });
    expect((await patch(admin, somebody, { role: 'owner' })).status).toBe(403);
    expect((await patch(admin, owner, { deactivated: true })).status).toBe(403);
    expect((await patch(owner, somebody, { role: null })).body.role).toBeNull();
    const refused = await patch(somebody, owner, { name: 'x' });
    const unknown = await somebody.call('PATCH', '/api/v1/users/nobody', { body: { name: 'x' } });
    expect([refused.status, refused.body.detail]).toEqual([unknown.status, unknown.body.detail]);
  });

  it('of somebody who answers for a project is neither closed nor opened by who is less there', async () => {
    const admin = await aPerson(server, { role: 'admin' });
    const projectOwner = await aPerson(server, { role: null, projects: { elsewhere: 'owner' } });
    const patch = (by: Person, body: object) => by.call('PATCH', `/api/v1/users/${projectOwner.id}`, { body });
    expect((await patch(admin, { deactivated: true })).status).toBe(403);
    expect((await patch(admin, { name: 'Still Here' })).status).toBe(200);
    expect((await patch(owner, { deactivated: true })).status).toBe(200);
    expect((await patch(admin, { deactivated: false })).status).toBe(403);
  });

  it('keeps who reads it from overwriting what another wrote', async () => {
    const somebody = await aPerson(server, { role: null });
    const { headers } = await owner.call('PATCH', `/api/v1/users/${somebody.id}`, { body: { name: 'One' } });
    await owner.call('PATCH', `/api/v1/users/${somebody.id}`, { body: { name: 'Two' } });
    const stale = await owner.call('PATCH', `/api/v1/users/${somebody.id}`, {
      body: { name: 'Three' },
      headers: { 'if-match': headers['etag'] ?? '' },
    });
    expect(stale.status).toBe(412);
  });

  it('of the last active owner stays one, even where two take each other down at once', async () => {
    const alone = await aServer();
    const [one, two] = [await aPerson(alone, { role: 'owner' }), await aPerson(alone, { role: 'owner' })];
    const answers = await Promise.all([
      one.call('PATCH', `/api/v1/users/${two.id}`, { body: { deactivated: true } }),
      two.call('PATCH', `/api/v1/users/${one.id}`, { body: { role: 'admin' } }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    await alone.close();
  });
});
