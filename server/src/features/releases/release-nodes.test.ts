import { letTimePass } from '@guidon/test-kit';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import {
  aRelease,
  aStarted,
  dayMs,
  letDaysPass,
  type ReleaseInHand,
  releaseInHand,
} from '../../testing/a-live-release.js';
import { aLiveServer, type LiveServer } from '../../testing/a-live-server.js';
import { aServer } from '../../testing/a-server.js';
import { type TwoNodes, twoNodes } from '../../testing/two-nodes.js';
import { realWorld } from '../../world.js';

let nodes: TwoNodes;
let one: LiveServer;
let other: LiveServer;
let sql: postgres.Sql;

beforeAll(async () => {
  nodes = await twoNodes();
  ({ one, other, sql } = nodes);
});
afterAll(() => nodes.close());

const stageOf = async (release: ReleaseInHand) => (await release.read()).stage?.name ?? null;
const actions = async (release: ReleaseInHand) => (await release.events()).map(({ action }) => action);

async function configured(release: ReleaseInHand): Promise<number> {
  const [row] = await sql`
    select count(*)::int as count from audit_records
    where action = 'flag.configure' and subject_key = ${release.flag}`;
  return row?.['count'];
}

describe('two nodes', () => {
  it('advance what is due once, many under one version', async () => {
    const releases: ReleaseInHand[] = [];
    while (releases.length < 12) releases.push(await aStarted(one));
    const before = (await releases[0]?.read())?.environmentVersion;
    await letDaysPass(sql, 2);
    for (const release of releases) await expect.poll(() => stageOf(release), { timeout: 10_000 }).toBe('tenth');
    for (const release of releases) {
      expect(await actions(release)).toEqual(['plan', 'start', 'advance']);
      expect(await configured(release)).toBe(2);
    }
    const after = (await releases[0]?.read())?.environmentVersion;
    expect(after - before).toBeLessThan(releases.length);
    const gaps = await sql`
      select version from (select version, lag(version) over (order by version) as before from environment_changes
        where environment_id = (select environment_id from releases limit 1)) changes
      where version <> before + 1`;
    expect(gaps).toEqual([]);
  });

  it('advance a stage that is weeks late once, and hold the next for its whole time', async () => {
    const release = await aStarted(one);
    await letDaysPass(sql, 60);
    await expect.poll(() => stageOf(release), { timeout: 10_000 }).toBe('tenth');
    const { timeLeftMs } = await release.read();
    expect(timeLeftMs).toBeGreaterThan(dayMs - 60_000);
    expect(await actions(release)).toEqual(['plan', 'start', 'advance']);
  });

  it('settle what is due before what a person asks for', async () => {
    const quiet = await aServer({ databaseUrl: one.databaseUrl });
    for (const action of ['pause', 'back']) {
      const release = await aStarted(one);
      await release.act('advance');
      await letDaysPass(sql, 1);
      const answer = await releaseInHand(quiet.call, release.flag).act(action);
      expect(answer.body.stage.name).toBe(action === 'pause' ? 'half' : 'tenth');
      expect(await actions(release)).toEqual(['plan', 'start', 'advance', 'advance', action]);
    }
    await quiet.close();
  });

  it('let an operator and the time that is over make one transition', async () => {
    for (let round = 0; round < 6; round += 1) {
      const release = await aStarted(one);
      await letDaysPass(sql, 2);
      const answers = await Promise.all([
        release.act('advance', { stage: 'friends' }),
        release.as(other.call).act('advance', { stage: 'friends' }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      expect(await stageOf(release)).toBe('tenth');
      expect(await actions(release)).toEqual(['plan', 'start', 'advance']);
    }
  });

  it('start a release once', async () => {
    const release = await aRelease(one);
    const both = [release, release.as(other.call), release, release.as(other.call)];
    const answers = await Promise.all(both.map((each) => each.act('start')));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    expect(await actions(release)).toEqual(['plan', 'start']);
    expect(await configured(release)).toBe(1);
  });

  it('keep one plan, where two are saved at the same instant', async () => {
    const release = await aRelease(one);
    await release.call('DELETE', release.path);
    const both = [release, release.as(other.call)];
    const answers = await Promise.all(both.map((each) => each.plan()));
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const { body } = await one.call('GET', `${release.config}/releases`);
    expect(body.items).toHaveLength(1);
  });
});

describe('a call that is repeated', () => {
  it('skips no stage where it names the one that it leaves', async () => {
    const release = await aStarted(one);
    for (let repetition = 0; repetition < 3; repetition += 1) {
      expect((await release.act('advance', { stage: 'friends' })).body.stage.name).toBe('tenth');
    }
    expect((await release.act('advance', { stage: 'all' })).body).toMatchObject({ status: 409, stage: 'tenth' });
    expect((await release.act('pause', { stage: 'friends' })).status).toBe(409);
    expect((await release.act('advance', { stage: 'nowhere' })).status).toBe(409);
  });

  it('is answered as the first was, under one Idempotency-Key', async () => {
    const release = await aStarted(one);
    const advance = () =>
      release.call('POST', `${release.path}/advance`, { headers: { 'idempotency-key': `advance-${release.flag}` } });
    const [first, second] = [await advance(), await advance()];
    expect(second.body).toEqual(first.body);
    expect(second.headers['idempotent-replayed']).toBe('true');
    expect(await stageOf(release)).toBe('tenth');
  });

  it('is refused where it names another state than there is', async () => {
    const release = await aStarted(one);
    const { etag } = (await release.call('GET', release.path)).headers;
    const advance = () => release.call('POST', `${release.path}/advance`, { headers: { 'if-match': etag ?? '' } });
    expect((await advance()).status).toBe(200);
    expect((await advance()).status).toBe(412);
  });
});

describe('time', () => {
  it('is the database’s alone: a node whose clock is years ahead lets nothing go on before its time', async () => {
    const date = () => new Date(Date.now() + 3 * 365 * dayMs);
    const ahead = await aLiveServer({ world: { ...realWorld(), date } });
    onTestFinished(() => ahead.close());
    const stages = (holdFor: string) => [
      { name: 'one', audience: { percentage: 1 }, holdFor },
      { name: 'two', audience: { percentage: 2 }, holdFor },
    ];
    const long = await aStarted(ahead, { stages: stages('P2D') });
    const short = await aStarted(ahead, { stages: stages('PT1H') });
    const own = postgres(ahead.databaseUrl, { max: 1, onnotice: () => {} });
    onTestFinished(() => own.end());
    await letTimePass(own, 3_600_000);
    await expect.poll(() => stageOf(short), { timeout: 10_000 }).toBe('two');
    const { stage, stageEnteredAt, dueAt, timeLeftMs } = await long.read();
    expect(stage.name).toBe('one');
    expect(new Date(dueAt).getTime() - new Date(stageEnteredAt).getTime()).toBe(2 * dayMs);
    expect(timeLeftMs).toBeLessThanOrEqual(2 * dayMs - 3_600_000);
    const [clock] = await own`select clock_timestamp() as now`;
    expect(new Date(dueAt).getTime()).toBeLessThan(clock?.['now'].getTime() + 2 * dayMs);
  });

  it('that runs out to the minute lets it go on', async () => {
    const release = await aStarted(one);
    await letTimePass(sql, 2 * dayMs - 120_000);
    expect((await release.read()).timeLeftMs).toBeLessThanOrEqual(120_000);
    expect(await stageOf(release)).toBe('friends');
    await letTimePass(sql, 120_000);
    await expect.poll(() => stageOf(release), { timeout: 10_000 }).toBe('tenth');
  });

  it('within a window lets a release go on when that opens, not before', async () => {
    // Days away from either side of now: whether it is late on a Saturday, or becomes Sunday meanwhile, is all the same.
    const [day] =
      await sql`select trim(to_char(clock_timestamp() at time zone 'UTC' + interval '3 days', 'day')) as name`;
    const closed = { timeZone: 'UTC', hours: [{ days: [day?.['name']], from: '00:00', to: '24:00' }] };
    const stages = [
      { name: 'one', audience: { percentage: 1 }, holdFor: 'PT1H' },
      { name: 'two', audience: { percentage: 2 }, holdFor: 'PT1H' },
    ];
    const held = await aStarted(one, { stages, window: closed });
    const free = await aStarted(one, { stages });
    await letTimePass(sql, 3_600_000);
    await expect.poll(() => stageOf(free), { timeout: 10_000 }).toBe('two');
    const { stage, state, dueAt } = await held.read();
    expect([stage.name, state]).toEqual(['one', 'running']);
    expect(new Date(dueAt).getTime()).toBeGreaterThan(Date.now() + dayMs);
    // An outage may end while the window is closed: then its hour is put off, and nothing has happened.
    await sql`update releases set due_at = clock_timestamp() where id = ${(await held.read()).id}`;
    await expect.poll(async () => (await held.read()).timeLeftMs, { timeout: 10_000 }).toBeGreaterThan(0);
    expect(await actions(held)).toEqual(['plan', 'start']);
    expect((await held.act('advance')).body.stage.name).toBe('two');
  });
});
