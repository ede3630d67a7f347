import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPlan, aRelease, aStarted, letDaysPass, type ReleaseInHand } from '../../testing/a-live-release.js';
import { aFlag, aLiveServer, flags, type LiveServer } from '../../testing/a-live-server.js';

let one: LiveServer;
let other: LiveServer;
let sql: postgres.Sql;

beforeAll(async () => {
  one = await aLiveServer();
  other = await aLiveServer({ databaseUrl: one.databaseUrl });
  sql = postgres(one.databaseUrl, { max: 2, onnotice: () => {} });
});
afterAll(async () => {
  await sql.end();
  await other.close();
  await one.close();
});

const stageOf = async (release: ReleaseInHand) => (await release.read()).stage?.name ?? null;
const reaches = (release: ReleaseInHand, stage: string) =>
  expect.poll(() => stageOf(release), { timeout: 10_000 }).toBe(stage);

describe('a plan', () => {
  it('is kept with all that it left open filled in, and serves nobody anything', async () => {
    const release = await aRelease(one);
    expect(await release.read()).toMatchObject({
      state: 'draft',
      stage: null,
      percentage: 0,
      plan: { target: 'fallthrough', variant: 'on', control: 'off', by: 'tenantId', onBreach: 'previous-stage' },
      allowed: ['start', 'abort'],
      approval: { needed: false, of: null, by: null, approvedBy: null },
      revision: 1,
      edits: null,
    });
    expect((await release.settings()).enabled).toBe(false);
    expect((await release.events()).map(({ action, toState }) => [action, toState])).toEqual([['plan', 'draft']]);
  });

  it('is refused with all that is wrong with it', async () => {
    await aFlag(one, 'wrong-plan');
    const path = `${flags}/wrong-plan/environments/development/release`;
    const [first, second, third] = aPlan.stages;
    const falling = { ...third, audience: { percentage: 5 } };
    const { status, body } = await one.call('PUT', path, { body: { stages: [first, second, falling, second] } });
    expect(status).toBe(422);
    expect(body.errors.map((error: { path: string }) => error.path)).toEqual(
      expect.arrayContaining(['/stages/2/audience/percentage', '/stages/3/name']),
    );
    expect((await one.call('GET', path)).status).toBe(404);
    expect((await one.call('PUT', path, { body: {} })).body.errors).toMatchObject([{ path: '/stages' }]);
    expect((await one.call('PUT', path, { body: { ...aPlan, nonsense: 1 } })).status).toBe(400);
  });

  it('can be changed and deleted until it begins', async () => {
    const release = await aRelease(one);
    const changed = await release.plan({ ...aPlan, cleanupAfterDays: 30 });
    expect(changed.body).toMatchObject({ revision: 2, plan: { cleanupAfterDays: 30 } });
    expect((await release.plan({ ...aPlan, cleanupAfterDays: 30 })).body.revision).toBe(2);
    const stale = await release.call('PUT', release.path, { body: aPlan, headers: { 'if-match': '"x-1"' } });
    expect(stale.status).toBe(412);
    expect((await release.call('DELETE', release.path)).status).toBe(204);
    expect((await release.call('GET', release.path)).status).toBe(404);
    expect((await release.call('DELETE', release.path)).status).toBe(404);
  });

  it('comes from a template, with what is to be otherwise', async () => {
    await aFlag(one, 'from-template');
    const path = `${flags}/from-template/environments/development/release`;
    const hinted = await one.call('PUT', path, { body: { template: 'careful-b2b' } });
    expect(hinted.status).toBe(422);
    expect(hinted.body.errors).toMatchObject([
      { path: '/stages/0/audience/targets/0/values', message: expect.stringContaining('tenant') },
      { path: '/stages/1/audience/targets/0/values' },
    ]);
    const made = await one.call('PUT', path, { body: { template: 'one-week', by: 'tenantId' } });
    expect(made.body).toMatchObject({
      template: { key: 'one-week', version: 1 },
      plan: { by: 'tenantId', cleanupAfterDays: 14 },
    });
    expect(made.body.ramp.map(({ percentage }: { percentage: number }) => percentage)).toEqual([5, 25, 50, 100]);
  });
});

describe('a release', () => {
  it('begins with its first stage, and goes on by itself when its time is over', async () => {
    const release = await aStarted(one);
    expect(await release.read()).toMatchObject({
      state: 'running',
      stage: { index: 0, name: 'friends' },
      allowed: ['pause', 'advance', 'rollback', 'abort'],
    });
    expect(await release.settings()).toMatchObject({
      enabled: true,
      targets: [{ variant: 'on', by: 'tenantId', values: ['t1', 't2'] }],
      fallthrough: { variant: 'off' },
    });
    await letDaysPass(sql, 2);
    await reaches(release, 'tenth');
    expect((await release.settings()).fallthrough).toEqual({
      by: 'tenantId',
      split: [
        { variant: 'on', weight: 10_000 },
        { variant: 'off', weight: 90_000 },
      ],
    });
  });
});
