import type postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPlan, aRelease, aStarted, letDaysPass, type ReleaseInHand } from '../../testing/a-live-release.js';
import { flags, type LiveServer } from '../../testing/a-live-server.js';
import { type TwoNodes, twoNodes } from '../../testing/two-nodes.js';

let nodes: TwoNodes;
let one: LiveServer;
let other: LiveServer;
let sql: postgres.Sql;

beforeAll(async () => {
  nodes = await twoNodes();
  ({ one, other, sql } = nodes);
});
afterAll(() => nodes.close());

const shareByHand = (release: ReleaseInHand, percentage: number) =>
  release.call('PUT', `${release.config}/percentage`, { body: { percentage, by: 'tenantId' } });
const switchTo = (server: LiveServer, release: ReleaseInHand, enabled: boolean) =>
  release.as(server.call).call('PUT', `${release.config}/enabled`, { body: { enabled } });

describe('an edit by hand', () => {
  it('wins, and pauses the release in the same moment', async () => {
    const release = await aStarted(one);
    await release.act('advance');
    expect((await shareByHand(release, 20)).status).toBe(200);
    expect(await release.read()).toMatchObject({
      state: 'paused',
      pauseCause: 'edit',
      stage: { name: 'tenth' },
      edits: {
        before: { serve: { split: [{ weight: 10_000 }, { weight: 90_000 }] } },
        after: { serve: { split: [{ weight: 20_000 }, { weight: 80_000 }] } },
      },
    });
    expect((await release.settings()).fallthrough.split[0].weight).toBe(20_000);
    const [last] = (await release.events()).reverse();
    expect(last).toMatchObject({ action: 'edit', toState: 'paused', actor: { name: 'GUIDON_ADMIN_TOKEN' } });
    const { body } = await one.call('GET', `/api/v1/audit?project=default&flag=${release.flag}&limit=2`);
    expect(body.items.map(({ action }: { action: string }) => action).sort()).toEqual([
      'flag.configure',
      'release.pause',
    ]);
    await letDaysPass(sql, 30);
    await switchTo(other, await aStarted(one), true);
    expect((await release.read()).state).toBe('paused');
  });

  it('is shown, and asked about when it is to go on: overwritten', async () => {
    const release = await aStarted(one);
    await release.act('advance');
    await shareByHand(release, 20);
    expect((await release.act('resume')).body).toMatchObject({
      status: 409,
      state: 'paused',
      detail: expect.stringContaining('adopt'),
    });
    const resumed = await release.act('resume', { edits: 'overwrite' });
    expect(resumed.body).toMatchObject({ state: 'running', edits: null });
    expect((await release.settings()).fallthrough.split[0].weight).toBe(10_000);
  });

  it('is taken over into the plan where that is wished', async () => {
    const release = await aStarted(one);
    await release.act('advance');
    await shareByHand(release, 20);
    const resumed = await release.act('resume', { edits: 'adopt' });
    expect(resumed.body).toMatchObject({
      state: 'running',
      stage: { name: 'tenth' },
      percentage: 20,
      edits: null,
      plan: { stages: [{}, { audience: { percentage: 20 } }, { audience: { percentage: 50 } }, {}] },
    });
    expect((await release.settings()).fallthrough.split[0].weight).toBe(20_000);
  });

  it('of what is not the plan’s is none', async () => {
    const release = await aStarted(one);
    const rule = { conditions: [{ attribute: 'country', operator: 'in', values: ['DE'] }], serve: { variant: 'off' } };
    expect((await one.call('PATCH', release.config, { body: { rules: [rule] } })).status).toBe(200);
    expect((await one.call('PUT', `${release.config}/whitelist/t9?by=tenantId`)).status).toBe(200);
    expect(await release.read()).toMatchObject({ state: 'running', edits: null });
    await release.act('advance');
    expect(await release.settings()).toMatchObject({
      rules: [rule],
      targets: [{ by: 'tenantId', values: ['t1', 't2', 't9'] }],
    });
    await release.act('rollback');
    expect((await release.settings()).targets).toMatchObject([{ values: ['t9'] }]);
  });

  it('that went past every hook is noticed when the release would go on', async () => {
    const release = await aStarted(one);
    await sql`
      update flag_configs set fallthrough = '{"variant":"on"}', revision = revision + 1
      where flag_id = (select id from flags where key = ${release.flag}) and enabled`;
    await letDaysPass(sql, 2);
    await expect.poll(async () => (await release.read()).state, { timeout: 10_000 }).toBe('paused');
    expect(await release.read()).toMatchObject({ pauseCause: 'edit', edits: { after: { serve: { variant: 'on' } } } });
    expect((await release.settings()).fallthrough).toEqual({ variant: 'on' });
  });
});

describe('switching the flag off', () => {
  it('pauses the release, which cannot be resumed until it is on', async () => {
    const release = await aStarted(one);
    expect((await switchTo(other, release, false)).status).toBe(200);
    expect(await release.read()).toMatchObject({
      state: 'paused',
      pauseCause: 'switched-off',
      edits: { before: { enabled: true }, after: { enabled: false } },
      allowed: ['rollback', 'abort'],
    });
    expect((await release.act('resume')).body).toMatchObject({
      status: 409,
      detail: expect.stringContaining('switched off'),
      allowed: ['rollback', 'abort'],
    });
    expect((await release.act('resume', { edits: 'overwrite' })).status).toBe(409);
    expect((await release.settings()).enabled).toBe(false);
    await switchTo(one, release, true);
    expect((await release.act('resume')).body).toMatchObject({ state: 'running' });
  });

  it('is heard of on nodes that remember the flag as it was before', async () => {
    const release = await aRelease(one);
    // Each node has both settings in its memory, and would write from there.
    for (const server of [one, other, one, other]) await switchTo(server, release, server === one);
    await release.act('start');
    for (const server of [other, one]) {
      expect((await switchTo(server, release, false)).status).toBe(200);
      expect((await release.read()).pauseCause).toBe('switched-off');
      expect((await switchTo(server, release, true)).status).toBe(200);
      expect((await release.act('resume')).status).toBe(200);
    }
    expect((await release.events()).filter(({ action }) => action === 'edit')).toHaveLength(2);
  });

  it('while somebody advances it at the same instant leaves it off', async () => {
    for (let round = 0; round < 8; round += 1) {
      const release = await aStarted(one);
      const [advanced, off] = await Promise.all([release.act('advance'), switchTo(other, release, false)]);
      expect(off.status).toBe(200);
      expect([200, 409]).toContain(advanced.status);
      expect((await release.settings()).enabled).toBe(false);
      expect(await release.read()).toMatchObject({ state: 'paused', pauseCause: 'switched-off' });
    }
  });
});

describe('archiving a flag', () => {
  it('aborts what is open, also what has not begun', async () => {
    const [started, planned] = [await aStarted(one), await aRelease(one)];
    for (const release of [started, planned]) {
      expect((await one.call('DELETE', `${flags}/${release.flag}`)).status).toBe(204);
      expect(await release.read()).toMatchObject({ state: 'aborted', reason: 'The flag was archived.', allowed: [] });
    }
    expect((await started.plan()).body).toMatchObject({ status: 409, detail: expect.stringContaining('archived') });
    await one.call('POST', `${flags}/${started.flag}/restore`);
    expect((await started.read()).state).toBe('aborted');
    // Whom the plan listed stays listed: the next one begins above them.
    expect((await started.plan({ ...aPlan, stages: aPlan.stages.slice(1) })).status).toBe(200);
  });
});

describe('a release that cannot go on', () => {
  it('is paused with the reason, told in the log, and tried no more', async () => {
    await one.call('POST', '/api/v1/projects/default/segments', { body: { key: 'early-birds', by: 'userId' } });
    const stages = [
      { name: 'one', audience: { percentage: 1 }, holdFor: 'PT1H' },
      { name: 'birds', audience: { segments: ['early-birds'] }, holdFor: 'PT1H' },
    ];
    const [broken, sound] = [await aStarted(one, { stages }), await aStarted(one)];
    expect((await one.call('DELETE', '/api/v1/projects/default/segments/early-birds')).status).toBe(204);
    await letDaysPass(sql, 2);
    await expect.poll(async () => (await broken.read()).state, { timeout: 10_000 }).toBe('paused');
    expect(await broken.read()).toMatchObject({
      pauseCause: 'failed',
      stage: { name: 'one' },
      reason: expect.stringContaining('early-birds'),
    });
    await expect.poll(async () => (await sound.read()).stage.name, { timeout: 10_000 }).toBe('tenth');
    const told = [...one.logs, ...other.logs].filter((line) => line.includes('a release cannot go on'));
    expect(told).toHaveLength(1);
  });
});
