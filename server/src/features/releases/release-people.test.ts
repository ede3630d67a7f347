import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aPlan, type ReleaseInHand, releaseInHand } from '../../testing/a-live-release.js';
import { aFlag, aLiveServer, type LiveServer } from '../../testing/a-live-server.js';
import { aPerson, type Person } from '../../testing/a-person.js';
import { aServiceToken } from '../../testing/a-service-token.js';

const production = '/api/v1/projects/default/environments/production';
let server: LiveServer;
let ann: Person;
let ben: Person;
let viewer: Person;
let admin: Person;
let asAnn: ReleaseInHand;
let count = 0;

beforeAll(async () => {
  server = await aLiveServer();
  ann = await aPerson(server, { role: null, projects: { default: 'editor' }, name: 'Ann' });
  ben = await aPerson(server, { role: null, projects: { default: 'editor' }, name: 'Ben' });
  viewer = await aPerson(server, { role: null, projects: { default: 'viewer' } });
  admin = await aPerson(server, { role: null, projects: { default: 'admin' } });
});
afterAll(() => server.close());
beforeEach(async () => {
  count += 1;
  await aFlag(server, `flag-${count}`);
  asAnn = releaseInHand(ann.call, `flag-${count}`, 'production');
});

const protect = (body: object) => server.call('PATCH', production, { body });

describe('a viewer', () => {
  it('sees a release, and may do nothing with it', async () => {
    await asAnn.plan();
    const asViewer = asAnn.as(viewer.call);
    expect(await asViewer.read()).toMatchObject({ state: 'draft', allowed: [] });
    expect((await asViewer.act('start')).body).toMatchObject({ status: 403, needs: 'editor' });
    expect((await asViewer.plan()).status).toBe(403);
    expect((await asViewer.call('DELETE', asAnn.path)).status).toBe(403);
    expect((await asViewer.call('GET', `${asAnn.path}/events`)).status).toBe(200);
  });
});

describe('an environment that only admins may change', () => {
  it('lets editors see, and admins act', async () => {
    await asAnn.plan();
    await protect({ changeRole: 'admin' });
    expect((await asAnn.read()).allowed).toEqual([]);
    expect((await asAnn.act('start')).body).toMatchObject({ status: 403, needs: 'admin' });
    expect((await asAnn.plan({ ...aPlan, cleanupAfterDays: 1 })).status).toBe(403);
    expect((await asAnn.call('DELETE', asAnn.path)).status).toBe(403);
    expect((await asAnn.as(admin.call).act('start')).status).toBe(200);
    await protect({ changeRole: 'editor' });
  });
});

describe('a stage that an admin lets go on', () => {
  it('is left by nobody less, before its time neither', async () => {
    const stages = aPlan.stages.map((stage) => ({ ...stage, advance: 'approval', approver: 'admin' }));
    await asAnn.plan({ ...aPlan, stages });
    expect((await asAnn.act('start')).body.allowed).toEqual(['pause', 'rollback', 'abort']);
    expect((await asAnn.act('advance')).body).toMatchObject({ status: 403, needs: 'admin' });
    expect((await asAnn.act('approve')).body).toMatchObject({ status: 403, needs: 'admin' });
    const asAdmin = asAnn.as(admin.call);
    expect((await asAdmin.read()).allowed).toContain('advance');
    expect((await asAdmin.act('advance')).body.stage.name).toBe('tenth');
  });
});

describe('an environment that asks for four eyes', () => {
  beforeAll(() => protect({ requiresApproval: true }));
  afterAll(() => protect({ requiresApproval: false }));

  it('starts a plan once another person has approved it, and asks no more about its stages', async () => {
    const planned = await asAnn.plan();
    expect(planned.body).toMatchObject({
      approval: { needed: true, of: 'plan', by: 'editor', approvedBy: null },
      allowed: ['abort'],
    });
    expect((await asAnn.act('start')).body).toMatchObject({ status: 409, allowed: ['abort'] });
    expect((await asAnn.act('approve')).status).toBe(403);
    const asBen = asAnn.as(ben.call);
    expect((await asBen.read()).allowed).toEqual(['approve', 'abort']);
    expect((await asBen.act('approve', { reason: 'Looks good.' })).body).toMatchObject({
      approval: { needed: false, approvedBy: { kind: 'user', id: ben.id } },
    });
    expect((await asAnn.act('start')).body.state).toBe('running');
    expect((await asAnn.act('advance')).body.stage.name).toBe('tenth');
    expect((await asAnn.settings()).enabled).toBe(true);
  });

  it('is approved by people alone', async () => {
    await asAnn.plan();
    const token = await aServiceToken(server, 'owner');
    expect((await server.call('POST', `${asAnn.path}/approve`, { token })).status).toBe(403);
    expect((await server.call('POST', `${asAnn.path}/approve`)).status).toBe(403);
    const { body: personal } = await ann.call('POST', '/api/v1/tokens', { body: { name: 'p', kind: 'personal' } });
    expect((await server.call('POST', `${asAnn.path}/approve`, { token: personal.token })).status).toBe(403);
  });

  it('asks anew where the plan is changed', async () => {
    const asBen = asAnn.as(ben.call);
    await asAnn.plan();
    await asBen.act('approve');
    await asAnn.plan({ ...aPlan, cleanupAfterDays: 7 });
    expect((await asAnn.act('start')).status).toBe(409);
    await asBen.act('approve');
    await asAnn.act('start');
    await asBen.act('pause');
    await asBen.plan({ ...aPlan, cleanupAfterDays: 9 });
    expect((await asAnn.act('resume')).status).toBe(409);
    // It is Ben's plan now.
    expect((await asBen.act('approve')).status).toBe(403);
    expect((await asAnn.act('approve')).body.state).toBe('paused');
    expect((await asBen.act('resume')).body.state).toBe('running');
  });

  it('lets pause, roll back and abort without an approval', async () => {
    await asAnn.plan();
    await asAnn.as(ben.call).act('approve');
    await asAnn.act('start');
    expect((await asAnn.act('pause')).status).toBe(200);
    expect((await asAnn.act('resume')).status).toBe(200);
    expect((await asAnn.act('rollback')).status).toBe(200);
    expect((await asAnn.act('abort')).status).toBe(200);
  });

  it('pauses a release whose flag somebody switches off at once', async () => {
    await asAnn.plan();
    await asAnn.as(ben.call).act('approve');
    await asAnn.act('start');
    expect((await ben.call('PUT', `${asAnn.config}/enabled`, { body: { enabled: false } })).status).toBe(200);
    expect(await asAnn.read()).toMatchObject({ state: 'paused', pauseCause: 'switched-off' });
  });
});

it('shows nobody the releases of projects that they may not see', async () => {
  await asAnn.plan();
  await server.call('POST', '/api/v1/projects', { body: { key: 'elsewhere' } });
  const stranger = await aPerson(server, { role: null, projects: { elsewhere: 'owner' } });
  expect((await stranger.call('GET', '/api/v1/releases')).body.items).toEqual([]);
  expect((await stranger.call('GET', '/api/v1/releases?project=default')).body.items).toEqual([]);
  expect((await stranger.call('GET', asAnn.path)).status).toBe(404);
  expect((await viewer.call('GET', '/api/v1/releases?project=default')).body.items.length).toBeGreaterThan(0);
});
