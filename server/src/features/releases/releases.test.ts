import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPlan, aRelease, aStarted, dayMs, letDaysPass, type ReleaseInHand } from '../../testing/a-live-release.js';
import { aFlag, flags, type LiveServer } from '../../testing/a-live-server.js';
import { type TwoNodes, twoNodes } from '../../testing/two-nodes.js';

/** As whom a test asks that says nothing else. */
const administrator = 'GUIDON_ADMIN_TOKEN';

let nodes: TwoNodes;
let one: LiveServer;
let sql: postgres.Sql;

beforeAll(async () => {
  nodes = await twoNodes();
  ({ one, sql } = nodes);
});
afterAll(() => nodes.close());

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
    expect((await release.settings()).fallthrough).toEqual(split(10));
    const events = await release.events();
    expect(events.map(({ action, stage, actor }) => [action, stage, actor.name])).toEqual([
      ['plan', null, administrator],
      ['start', 'friends', administrator],
      ['advance', 'tenth', `release ${release.flag}`],
    ]);
    expect(events.at(-1).version).toBe((await release.read()).environmentVersion);
  });

  it('waits for an approval where a stage asks for it, and is complete after its last', async () => {
    const release = await aStarted(one);
    await release.act('advance');
    await release.act('advance', { stage: 'tenth', reason: 'They like it.' });
    await letDaysPass(sql, 1);
    await expect.poll(async () => (await release.read()).state, { timeout: 10_000 }).toBe('waiting');
    expect(await release.read()).toMatchObject({
      approval: { needed: true, of: 'stage', by: 'editor' },
      dueAt: null,
      timeLeftMs: null,
    });
    expect((await release.act('approve')).body).toMatchObject({ state: 'running', stage: { name: 'all' } });
    await letDaysPass(sql, 1);
    await expect.poll(async () => (await release.read()).state, { timeout: 10_000 }).toBe('completed');
    expect(await release.read()).toMatchObject({ completedAt: expect.any(String), allowed: [], percentage: 100 });
    expect((await release.settings()).fallthrough).toEqual({ variant: 'on' });
    const told = (await release.events()).map(({ action, toState }) => `${action} ${toState}`);
    expect(told.slice(-4)).toEqual(['advance running', 'wait waiting', 'approve running', 'complete completed']);
    expect((await release.plan()).body.errors).toMatchObject([{ path: '/target' }, { path: '/stages/0/audience' }]);
  });

  it('stands still while it is paused, and goes on with the rest of its time', async () => {
    const release = await aStarted(one);
    await letDaysPass(sql, 1);
    expect((await release.act('pause', { reason: 'Somebody called.' })).body).toMatchObject({
      state: 'paused',
      pauseCause: 'person',
      reason: 'Paused by hand. Somebody called.',
      dueAt: null,
    });
    await letDaysPass(sql, 10);
    const { timeLeftMs, state } = (await release.act('resume')).body;
    expect(state).toBe('running');
    expect(timeLeftMs).toBeGreaterThan(dayMs - 60_000);
    expect(timeLeftMs).toBeLessThanOrEqual(dayMs);
    expect((await release.settings()).targets).toHaveLength(1);
  });

  it('goes back by one, rolls back to nobody, and brings the same people back', async () => {
    const release = await aStarted(one);
    await release.act('advance');
    await release.act('advance');
    expect((await release.act('back')).body.stage.name).toBe('tenth');
    expect((await release.settings()).fallthrough).toEqual(split(10));
    const rolled = await release.act('rollback');
    expect(rolled.body).toMatchObject({
      state: 'rolled-back',
      stage: null,
      allowed: ['resume', 'abort'],
      percentage: 0,
    });
    expect(await release.settings()).toMatchObject({ enabled: true, targets: [], fallthrough: { variant: 'off' } });
    await letDaysPass(sql, 30);
    expect((await release.read()).state).toBe('rolled-back');
    expect((await release.act('resume')).body.stage.name).toBe('friends');
    expect((await release.settings()).targets).toMatchObject([{ values: ['t1', 't2'] }]);
  });

  it('rolls back to the last stage that was healthy', async () => {
    const release = await aStarted(one);
    await letDaysPass(sql, 2);
    await reaches(release, 'tenth');
    await release.act('advance');
    const rolled = await release.act('rollback', { to: 'previous-stage' });
    expect(rolled.body).toMatchObject({ state: 'rolled-back', stage: { name: 'friends' } });
    expect((await release.settings()).fallthrough).toEqual({ variant: 'off' });
  });

  it('is closed by an abort, and the flag stays as it serves', async () => {
    const release = await aStarted(one);
    await release.act('advance');
    const before = await release.settings();
    expect((await release.act('abort')).body).toMatchObject({ state: 'aborted', closedAt: expect.any(String) });
    expect(await release.settings()).toEqual(before);
    expect((await release.act('abort')).status).toBe(200);
    expect((await release.act('resume')).body).toMatchObject({ status: 409, state: 'aborted', allowed: [] });
    // Those who are in stay in: the next plan begins above them.
    const [, , half, all] = aPlan.stages;
    expect((await release.plan({ ...aPlan, stages: [half, all] })).body.state).toBe('draft');
    const { body } = await one.call('GET', `${release.config}/releases`);
    expect(body.items.map(({ state }: { state: string }) => state)).toEqual(['draft', 'aborted']);
  });

  it('is not led where the machine does not lead, and says what can be done', async () => {
    const release = await aRelease(one);
    expect((await release.act('advance')).body).toMatchObject({
      status: 409,
      state: 'draft',
      stage: null,
      allowed: ['start', 'abort'],
      detail: expect.stringContaining('start, abort'),
    });
    await release.act('start');
    expect((await release.act('approve')).body).toMatchObject({ status: 409, stage: 'friends' });
    expect((await release.act('back')).status).toBe(409);
    expect((await release.act('resume')).status).toBe(200);
    expect((await release.plan({ ...aPlan, cleanupAfterDays: 3 })).body).toMatchObject({
      status: 409,
      state: 'running',
    });
    expect((await release.call('DELETE', release.path)).status).toBe(409);
    expect((await release.act('pause', { nonsense: true })).status).toBe(400);
    await aFlag(one, 'never-released');
    const never = `${flags}/never-released/environments/development/release`;
    expect((await one.call('POST', `${never}/start`)).status).toBe(404);
    expect((await one.call('POST', `${flags}/no-flag/environments/development/release/start`)).status).toBe(404);
  });

  it('may be planned anew while it is paused, but for what was', async () => {
    const release = await aStarted(one);
    await release.act('advance');
    await release.act('pause');
    const [friends, tenth, , all] = aPlan.stages;
    const shorter = await release.plan({ ...aPlan, stages: [friends, tenth, all] });
    expect(shorter.body).toMatchObject({ state: 'paused', stage: { name: 'tenth' } });
    const past = { ...tenth, audience: { percentage: 20 } };
    expect((await release.plan({ ...aPlan, stages: [friends, past, all] })).status).toBe(409);
    expect((await release.act('resume')).body.ramp).toHaveLength(3);
  });

  it('is checked again when it starts', async () => {
    const release = await aRelease(one);
    await one.call('PATCH', release.config, {
      body: { targets: [{ variant: 'off', by: 'tenantId', values: ['t1'] }] },
    });
    expect((await release.act('start')).body).toMatchObject({
      status: 422,
      errors: [{ path: '/stages/0/audience/targets/0/values/0' }],
    });
  });

  it('tells when its stages began and will begin', async () => {
    const release = await aStarted(one);
    await release.act('advance');
    const { ramp } = await release.read();
    expect(ramp.map(({ isEstimate }: { isEstimate: boolean }) => isEstimate)).toEqual([false, false, true, true]);
    const [second, third] = [new Date(ramp[1].at).getTime(), new Date(ramp[2].at).getTime()];
    expect(third - second).toBe(dayMs);
  });

  it('is told in the audit log, with what it makes of its flag', async () => {
    const release = await aStarted(one);
    await release.act('rollback', { reason: 'It is slow.' });
    const { body } = await one.call('GET', `/api/v1/audit?project=default&flag=${release.flag}&limit=50`);
    const told = body.items.map(({ action, actor }: { action: string; actor: { name: string } }) => [
      action,
      actor.name,
    ]);
    expect(told.sort()).toEqual([
      ['flag.configure', administrator],
      ['flag.configure', administrator],
      ['flag.create', administrator],
      ['release.plan', administrator],
      ['release.rollback', administrator],
      ['release.start', administrator],
    ]);
    const rollback = body.items.find(({ action }: { action: string }) => action === 'release.rollback');
    expect(rollback).toMatchObject({
      before: { state: 'running', stage: 'friends' },
      after: { state: 'rolled-back', stage: null, reason: expect.stringContaining('It is slow.') },
    });
  });
});

function split(percentage: number) {
  const weight = percentage * 1_000;
  const parts = [
    { variant: 'on', weight },
    { variant: 'off', weight: 100_000 - weight },
  ];
  return { by: 'tenantId', split: parts };
}
