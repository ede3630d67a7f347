import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPlan, aRelease } from '../../../testing/a-live-release.js';
import { aFlag, flags } from '../../../testing/a-live-server.js';
import { aPerson } from '../../../testing/a-person.js';
import { aServer, type TestServer } from '../../../testing/a-server.js';

const templates = '/api/v1/projects/default/release-templates';
let server: TestServer;

beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

const make = (body: object) => server.call('POST', templates, { body });
const read = async (path: string) => (await server.call('GET', `${templates}/${path}`)).body;

describe('the templates that come with the server', () => {
  it('are listed first, and are nobody’s to change', async () => {
    const { body } = await server.call('GET', templates);
    expect(
      body.items.slice(0, 4).map(({ key, isShipped }: { key: string; isShipped: boolean }) => [key, isShipped]),
    ).toEqual(['careful-b2b', 'one-week', 'within-hours', 'five-steps'].map((key) => [key, true]));
    expect((await server.call('PUT', `${templates}/one-week`, { body: { name: 'Mine' } })).status).toBe(409);
    expect((await server.call('DELETE', `${templates}/one-week`)).status).toBe(409);
    expect((await make({ key: 'one-week', name: 'Mine', plan: aPlan })).status).toBe(409);
  });
});

describe('a template of a project', () => {
  it('is made of a plan, and every change of it is a new version', async () => {
    const made = await make({ key: 'ours', name: 'Ours', plan: aPlan });
    expect(made).toMatchObject({ status: 201, body: { key: 'ours', version: 1, isShipped: false } });
    expect(made.headers['location']).toBe(`${templates}/ours`);
    expect((await make({ key: 'ours', name: 'Ours', plan: aPlan })).status).toBe(409);
    const shorter = { ...aPlan, stages: aPlan.stages.slice(0, 2) };
    const changed = await server.call('PUT', `${templates}/ours`, { body: { plan: shorter } });
    expect(changed.body).toMatchObject({ version: 2, name: 'Ours' });
    expect((await read('ours')).plan.stages).toHaveLength(2);
    expect((await read('ours?version=1')).plan.stages).toHaveLength(4);
    expect((await read('ours?version=3')).status).toBe(404);
    const stale = { body: { name: 'Other' }, headers: { 'if-match': made.headers['etag'] ?? '' } };
    expect((await server.call('PUT', `${templates}/ours`, stale)).status).toBe(412);
  });

  it('makes plans, of the version that is asked for', async () => {
    await make({ key: 'used', name: 'Used', plan: aPlan });
    await server.call('PUT', `${templates}/used`, { body: { plan: { ...aPlan, cleanupAfterDays: 5 } } });
    await aFlag(server, 'by-template');
    const path = `${flags}/by-template/environments/development/release`;
    const plan = (body: object) => server.call('PUT', path, { body });
    expect((await plan({ template: 'used', version: 1 })).body).toMatchObject({
      template: { key: 'used', version: 1 },
    });
    expect((await plan({ template: 'used' })).body).toMatchObject({
      template: { key: 'used', version: 2 },
      plan: { cleanupAfterDays: 5 },
    });
    const changed = await plan({ template: 'used', stages: { tenth: { audience: { percentage: 12.5 } } } });
    expect(changed.body.plan.stages[1]).toMatchObject({ name: 'tenth', audience: { percentage: 12.5 } });
    expect((await plan({ template: 'nowhere' })).status).toBe(404);
    expect((await plan({ version: 1, stages: aPlan.stages })).body.errors).toMatchObject([{ path: '/version' }]);
    expect((await plan({ stages: { tenth: {} } })).body.errors).toMatchObject([{ path: '/stages' }]);
    await server.call('DELETE', `${templates}/used`);
    expect((await server.call('GET', path)).body.template).toEqual({ key: 'used', version: 2 });
  });

  it('is saved from a release', async () => {
    const release = await aRelease(server);
    const { id } = await release.read();
    const made = await make({ key: 'as-it-was', name: 'As it was', fromRelease: id });
    expect(made.body.plan.stages).toHaveLength(4);
    const unknown = '00000000-0000-0000-0000-000000000000';
    expect((await make({ key: 'of-none', name: 'n', fromRelease: unknown })).body.errors).toMatchObject([
      { path: '/fromRelease' },
    ]);
    expect((await make({ key: 'both', name: 'n', fromRelease: id, plan: aPlan })).status).toBe(422);
    expect((await make({ key: 'neither', name: 'n' })).status).toBe(422);
  });

  it('may leave open whom it lists, with a hint, and nothing else', async () => {
    const open = { targets: [{ by: 'tenantId', values: [], hint: 'name yours' }] };
    const [, ...others] = aPlan.stages;
    const hinted = { ...aPlan, stages: [{ name: 'yours', audience: open, holdFor: 'P1D' }, ...others] };
    expect((await make({ key: 'hinted', name: 'n', plan: hinted })).status).toBe(201);
    const falling = { ...aPlan, stages: [...aPlan.stages].reverse() };
    const { body } = await make({ key: 'falling', name: 'n', plan: falling });
    expect(body.errors[0].path).toMatch(/^\/plan\/stages\/\d/);
  });

  it('is an editor’s to make, and told in the audit log', async () => {
    const viewer = await aPerson(server, { role: 'viewer' });
    const refused = await viewer.call('POST', templates, { body: { key: 'v', name: 'v', plan: aPlan } });
    expect(refused.status).toBe(403);
    await make({ key: 'told', name: 'Told', plan: aPlan });
    await server.call('DELETE', `${templates}/told`);
    expect((await read('told')).status).toBe(404);
    const { body } = await server.call('GET', '/api/v1/audit?subjectKind=release-template&subject=told');
    expect(body.items.map(({ action }: { action: string }) => action)).toEqual([
      'release-template.delete',
      'release-template.create',
    ]);
  });
});
