import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../database/database.js';
import { aRelease, letDaysPass } from '../../testing/a-live-release.js';
import { aLiveServer } from '../../testing/a-live-server.js';
import { aServer, type TestServer } from '../../testing/a-server.js';

let server: TestServer;
let database: Database;
let count = 0;

beforeAll(async () => {
  server = await aServer();
  database = openDatabase({ url: server.databaseUrl });
});
afterAll(async () => {
  await database.close();
  await server.close();
});

/** A project of its own with `staging` and `production`, and one flag in it. */
async function aPlace() {
  count += 1;
  const project = `p${count}`;
  await server.call('POST', '/api/v1/projects', { body: { key: project, environments: ['staging', 'production'] } });
  const flags = `/api/v1/projects/${project}/flags`;
  await server.call('POST', flags, { body: { key: 'billing' } });
  const call = (method: string, path: string, body?: object) => server.call(method, `${flags}${path}`, { body });
  return {
    project,
    call,
    configure: (environment: string, body: object) => call('PATCH', `/billing/environments/${environment}`, body),
    lifecycle: async () => {
      const [one, list] = await Promise.all([call('GET', '/billing'), call('GET', '')]);
      expect(list.body.items[0].lifecycle).toBe(one.body.lifecycle);
      return one.body.lifecycle;
    },
    release: (environment: string, state: string, more: { cleanupAfterDays?: number; closedDaysAgo?: number } = {}) =>
      database.sql`
        insert into releases (flag_id, environment_id, plan, state, created_by, closed_at)
        select f.id, e.id, ${database.sql.json({ variant: 'on', ...more })}, ${state}, '{}',
          now() - ${more.closedDaysAgo ?? null}::float8 * interval '1 day'
        from projects p join flags f on f.project_id = p.id join environments e on e.project_id = p.id
        where p.key = ${project} and e.key = ${environment}`,
    evaluated: (environment: string, daysAgo: number) => database.sql`
      insert into evaluation_counts (environment_id, hour, flag_key, variant, count)
      select e.id, date_trunc('hour', now(), 'UTC') - ${daysAgo} * interval '1 day', 'billing', 'off', 1
      from environments e join projects p on p.id = e.project_id where p.key = ${project} and e.key = ${environment}`,
  };
}

const on = { enabled: true };
const rule = (serve: object) => ({ conditions: [{ attribute: 'plan', operator: 'in', values: ['pro'] }], serve });

describe('where a flag stands in its life', () => {
  it('follows what it serves, from its making to the archive', async () => {
    const { configure, lifecycle, call } = await aPlace();
    expect(await lifecycle()).toBe('planned');
    await configure('staging', on);
    expect(await lifecycle()).toBe('releasing');
    await configure('production', on);
    expect(await lifecycle()).toBe('released');
    await call('DELETE', '/billing');
    expect((await call('GET', '/billing')).body.lifecycle).toBe('archived');
  });

  it.each<readonly [what: string, settings: object, stage: string]>([
    [
      'a split',
      {
        fallthrough: {
          by: 'userId',
          split: [
            { variant: 'on', weight: 5_000 },
            { variant: 'off', weight: 95_000 },
          ],
        },
      },
      'releasing',
    ],
    [
      'a split that comes to one',
      {
        fallthrough: {
          by: 'userId',
          split: [
            { variant: 'on', weight: 100_000 },
            { variant: 'off', weight: 0 },
          ],
        },
      },
      'released',
    ],
    ['a rule that serves another', { rules: [rule({ variant: 'off' })] }, 'releasing'],
    ['a rule that serves the same', { rules: [rule({ variant: 'on' })] }, 'released'],
    [
      'a rule that splits',
      { rules: [rule({ by: 'userId', split: [{ variant: 'off', weight: 100_000 }] })] },
      'releasing',
    ],
    ['somebody listed for another', { targets: [{ variant: 'off', by: 'userId', values: ['u1'] }] }, 'releasing'],
    ['nobody listed', { targets: [{ variant: 'off', by: 'userId', values: [] }] }, 'released'],
    ['somebody listed for the same', { targets: [{ variant: 'on', by: 'userId', values: ['u1'] }] }, 'released'],
  ])('knows %s', async (_what, settings, stage) => {
    const { configure, lifecycle } = await aPlace();
    await configure('staging', on);
    expect((await configure('production', { ...on, ...settings })).status).toBe(200);
    expect(await lifecycle()).toBe(stage);
  });

  it('leans on what must be met first', async () => {
    const { configure, lifecycle, call } = await aPlace();
    await call('POST', '', { key: 'other' });
    await configure('staging', on);
    await configure('production', { ...on, prerequisites: [{ flag: 'other', variants: ['on'] }] });
    expect(await lifecycle()).toBe('releasing');
  });

  it('is a release for as long as one is open', async () => {
    const { release, lifecycle, configure } = await aPlace();
    await release('production', 'aborted', { closedDaysAgo: 90 });
    expect(await lifecycle()).toBe('planned');
    await release('production', 'paused');
    expect(await lifecycle()).toBe('releasing');
    await configure('production', on);
    await configure('staging', on);
    expect(await lifecycle()).toBe('releasing');
  });

  it('is ready to remove once the release is as old as its plan says', async () => {
    const { release, lifecycle, configure } = await aPlace();
    await release('production', 'completed', { cleanupAfterDays: 30, closedDaysAgo: 29.9 });
    await configure('production', on);
    expect(await lifecycle()).toBe('released');
    await database.sql`update releases set closed_at = closed_at - interval '3 hours'`;
    expect(await lifecycle()).toBe('ready-to-remove');
    await configure('production', { rules: [rule({ variant: 'off' })] });
    expect(await lifecycle()).toBe('released');
  });

  it('is never ready to remove where the plan does not say when', async () => {
    const { release, lifecycle, configure } = await aPlace();
    await release('production', 'completed', { closedDaysAgo: 900 });
    await configure('production', on);
    expect(await lifecycle()).toBe('released');
  });

  it('is not ready to remove while code asks for it where it is off', async () => {
    const { release, lifecycle, configure, evaluated } = await aPlace();
    await release('staging', 'completed', { cleanupAfterDays: 0, closedDaysAgo: 1 });
    await configure('staging', on);
    await evaluated('production', 8);
    expect(await lifecycle()).toBe('ready-to-remove');
    await evaluated('production', 2);
    expect(await lifecycle()).toBe('released');
  });

  it('bears settings that are malformed', async () => {
    const { lifecycle, configure, project } = await aPlace();
    await configure('staging', on);
    await configure('production', on);
    await database.sql`
      update flag_configs set fallthrough = '5', rules = '"x"', targets = '{"a": 1}', prerequisites = 'null'
      where environment_id in (select e.id from environments e join projects p on p.id = e.project_id where p.key = ${project} and e.key = 'production')`;
    expect(await lifecycle()).toBe('releasing');
  });
});

describe('the list of flags', () => {
  it('is narrowed to those of one stage, page by page, whatever the order', async () => {
    const { call } = await aPlace();
    for (let n = 10; n < 20; n += 1) {
      await call('POST', '', { key: `f${n}` });
      if (n % 3 === 0) await call('PUT', `/f${n}/environments/staging/enabled`, { enabled: true });
      if (n % 5 === 0) await call('DELETE', `/f${n}`);
    }
    const keys = async (query: string) => {
      const found: string[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const { body }: { body: { items: { key: string }[]; nextCursor: string | null } } = await call(
          'GET',
          `?limit=2&${query}${cursor && `&cursor=${cursor}`}`,
        );
        found.push(...body.items.map(({ key }) => key));
        cursor = body.nextCursor;
      }
      return found;
    };
    expect(await keys('lifecycle=planned')).toEqual(['billing', 'f11', 'f13', 'f14', 'f16', 'f17', 'f19']);
    expect(await keys('lifecycle=releasing')).toEqual(['f12', 'f18']);
    expect(await keys('lifecycle=releasing&sort=-createdAt')).toEqual(['f18', 'f12']);
    expect(await keys('lifecycle=archived')).toEqual(['f10', 'f15']);
    expect(await keys('lifecycle=ready-to-remove')).toEqual([]);
    expect(await keys('lifecycle=planned&search=f1')).toContain('f19');
  });

  it('counts the places in code, once a code base was scanned', async () => {
    const { call, project } = await aPlace();
    const uses = async () => [
      (await call('GET', '/billing')).body.codeUses,
      (await call('GET', '')).body.items[0].codeUses,
    ];
    expect(await uses()).toEqual([null, null]);
    const scan = (lines: readonly number[]) =>
      server.call('PUT', `/api/v1/projects/${project}/code-uses/shop`, {
        body: { uses: lines.map((line) => ({ flag: 'billing', path: 'a.ts', line, kind: 'mention' })) },
      });
    await scan([]);
    expect(await uses()).toEqual([0, 0]);
    await scan([1, 2]);
    expect(await uses()).toEqual([2, 2]);
  });
});

it('goes from dark to ready to remove by a release, as its plan says', async () => {
  const live = await aLiveServer({ databaseUrl: server.databaseUrl });
  try {
    const release = await aRelease(live, {
      stages: [{ name: 'all', audience: { percentage: 100 }, holdFor: 'P1D' }],
      cleanupAfterDays: 30,
    });
    const path = `/api/v1/projects/default/flags/${release.flag}`;
    const reaches = (stage: string) =>
      expect.poll(async () => (await live.call('GET', path)).body.lifecycle, { timeout: 15_000 }).toBe(stage);
    await reaches('planned');
    await release.act('start');
    await reaches('releasing');
    await letDaysPass(database.sql, 1);
    await expect.poll(async () => (await release.read()).state, { timeout: 15_000 }).toBe('completed');
    await reaches('released');
    await letDaysPass(database.sql, 29);
    await reaches('released');
    await letDaysPass(database.sql, 2);
    await reaches('ready-to-remove');
    await live.call('PUT', `${release.config}/enabled`, { body: { enabled: false } });
    await reaches('planned');
  } finally {
    await live.close();
  }
});
