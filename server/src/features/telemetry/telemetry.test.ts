import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { changesExpiry } from '../../changes/changes.expiry.js';
import { openDatabase } from '../../database/database.js';
import { runJob } from '../../jobs.js';
import { createLogger } from '../../logging.js';
import { aFlag, aKey, aLiveServer, flags, type LiveServer } from '../../testing/a-live-server.js';
import { telemetryExpiry } from './telemetry.expiry.js';
import type { TelemetryReport } from './telemetry.schema.js';

let server: LiveServer;
let sql: postgres.Sql;

beforeAll(async () => {
  server = await aLiveServer();
  sql = postgres(server.databaseUrl, { max: 1, onnotice: () => {} });
  await aFlag(server, 'billing');
});
beforeEach(async () => {
  await sql`delete from evaluation_counts`;
});
afterAll(async () => {
  await sql.end();
  await server.close();
});

function aReport(more: Partial<TelemetryReport> = {}): TelemetryReport {
  return {
    format: 1,
    instance: randomUUID(),
    sequence: 1,
    sdk: 'node',
    sdkVersion: '0.1.0',
    from: new Date(Date.now() - 60_000).toISOString(),
    to: new Date().toISOString(),
    counts: [{ flag: 'billing', variant: 'on', count: 3 }],
    ...more,
  };
}

function send(body: unknown, token = server.sdkKey) {
  return server.call('POST', '/sdk/v1/telemetry', { body, token });
}

async function total(): Promise<Record<string, number>> {
  const { body } = await server.call('GET', `${flags}/billing/environments/development/evaluations`);
  const sums: Record<string, number> = {};
  for (const { variant, count } of body.items) sums[String(variant)] = (sums[String(variant)] ?? 0) + count;
  return sums;
}

describe('a telemetry report', () => {
  it('is counted by the hour and the variant', async () => {
    const counts = [
      { flag: 'billing', variant: 'on', count: 3 },
      { flag: 'billing', variant: 'off', count: 4 },
      { flag: 'billing', variant: null, count: 1 },
    ];
    expect(await send(aReport({ counts }))).toMatchObject({ status: 202, body: {} });
    await send(aReport());
    expect(await total()).toEqual({ on: 6, off: 4, null: 1 });
    const { body } = await server.call('GET', `${flags}/billing/environments/development/evaluations`);
    expect(body.items[0].hour).toMatch(/:00:00\.000Z$/);
  });

  it('is counted once, however often it is sent, and out of order not at all', async () => {
    const instance = randomUUID();
    const second = aReport({ instance, sequence: 2 });
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(second)));
    expect(answers.every(({ status }) => status === 202)).toBe(true);
    await send(aReport({ instance, sequence: 1 }));
    expect(await total()).toEqual({ on: 3 });
    await send(aReport({ instance, sequence: 3 }));
    expect(await total()).toEqual({ on: 6 });
  });

  it('loses nothing among many that come at once', async () => {
    const reports = Array.from({ length: 30 }, () =>
      aReport({
        counts: [
          { flag: 'billing', variant: 'off', count: 1 },
          { flag: 'billing', variant: 'on', count: 2 },
        ],
      }),
    );
    await Promise.all(reports.map((report) => send(report)));
    expect(await total()).toEqual({ off: 30, on: 60 });
  });

  it('drops what names no flag or variant', async () => {
    const counts = [
      { flag: 'unknown', variant: 'on', count: 5 },
      { flag: 'billing', variant: 'unheard-of', count: 5 },
      { flag: '__proto__', variant: 'constructor', count: 5 },
      { flag: 'billing', variant: 'on', count: 0 },
    ];
    expect((await send(aReport({ counts }))).status).toBe(202);
    const rows = await sql`select * from evaluation_counts`;
    expect(rows).toHaveLength(0);
  });

  it('is put into the last day, whatever the clock of its sender says', async () => {
    for (const to of ['1999-01-01T00:00:00Z', '2999-01-01T00:00:00Z']) await send(aReport({ to }));
    const rows =
      await sql`select hour > now() - interval '26 hours' and hour <= now() as "isNear" from evaluation_counts`;
    expect(rows.every(({ isNear }) => isNear === true)).toBe(true);
    expect(rows.length).toBeGreaterThan(0);
  });

  it('may hold what a newer SDK knows', async () => {
    expect((await send({ ...aReport(), mood: 'good' })).status).toBe(202);
  });

  it.each([
    ['no instance', { instance: 'x' }, '/instance'],
    ['sequence zero', { sequence: 0 }, '/sequence'],
    ['another format', { format: 2 }, '/format'],
    ['a negative count', { counts: [{ flag: 'billing', variant: 'on', count: -1 }] }, '/counts/0/count'],
    ['a count beyond all bounds', { counts: [{ flag: 'billing', variant: 'on', count: 1e15 }] }, '/counts/0/count'],
    ['no time', { to: 'yesterday' }, '/to'],
  ])('is refused with %s', async (_what, more, field) => {
    const answer = await send({ ...aReport(), ...more });
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].path).toBe(field);
  });

  it('is refused with a server key where it does not say whose it is, naming what is missing', async () => {
    const { instance, to, ...report } = aReport();
    const { status, body } = await send(report);
    expect([instance, to]).toBeDefined();
    expect([status, body.errors]).toEqual([
      422,
      [
        { path: 'body/instance', message: 'must be given with a server key' },
        { path: 'body/to', message: 'must be given with a server key' },
      ],
    ]);
  });

  it('is refused over 256 kB', async () => {
    const counts = Array.from({ length: 9_000 }, (_, index) => ({ flag: `a-flag-${index}`, variant: 'on', count: 1 }));
    expect((await send(aReport({ counts }))).status).toBe(413);
  });

  it('is refused without a key', async () => {
    expect((await send(aReport(), 'nonsense')).status).toBe(401);
  });
});

describe('a report of a page', () => {
  let clientKey: string;

  beforeAll(async () => {
    clientKey = await aKey(server, 'client');
    await aFlag(server, 'checkout', { clientVisible: true });
  });

  async function counts(): Promise<unknown> {
    return await sql`select flag_key as flag, variant, count::int from evaluation_counts order by 1, 2`;
  }

  it('counts the flags that the page can see, once, and leaves no row behind for the page', async () => {
    const [before] = await sql`select count(*)::int from sdk_instances`;
    const report = aReport({
      sdk: 'browser',
      counts: [
        { flag: 'checkout', variant: 'on', count: 3 },
        { flag: 'checkout', variant: null, count: 1 },
        { flag: 'billing', variant: 'on', count: 5 },
      ],
    });
    const answers = await Promise.all([report, report, report].map((one) => send(one, clientKey)));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202]);
    expect(await counts()).toEqual([
      { flag: 'checkout', variant: '', count: 1 },
      { flag: 'checkout', variant: 'on', count: 3 },
    ]);
    expect(await sql`select count(*)::int from sdk_instances`).toEqual([before]);
  });

  it('need not say whose it is and when it was: it was just now', async () => {
    const report = { format: 1, counts: [{ flag: 'checkout', variant: 'on', count: 2 }] };
    expect(await send(report, clientKey)).toMatchObject({ status: 202 });
    expect(await counts()).toEqual([{ flag: 'checkout', variant: 'on', count: 2 }]);
  });

  it('claims no more than a page can have served', async () => {
    await send(aReport({ counts: [{ flag: 'checkout', variant: 'on', count: 1_000_000_000 }] }), clientKey);
    expect(await counts()).toEqual([{ flag: 'checkout', variant: 'on', count: 100_000 }]);
  });

  it('is refused beyond the rate of its key, while other keys report', async () => {
    const flood = await aKey(server, 'client');
    const report = () => aReport({ counts: [] });
    const answers = await Promise.all(Array.from({ length: 3_000 }, () => send(report(), flood)));
    const statuses = new Set(answers.map(({ status }) => status));
    expect([...statuses].filter((status) => ![202, 429, 503].includes(status))).toEqual([]);
    expect(statuses).toContain(429);
    const refused = answers.find(({ status }) => status === 429);
    expect(Number(refused?.headers['retry-after'])).toBeGreaterThanOrEqual(5);
    // A database that is still busy with the flood refuses no key.
    await expect.poll(async () => (await send(report(), clientKey)).status, { timeout: 3_000 }).toBe(202);
  });
});

describe('reading the counts', () => {
  const path = `${flags}/billing/environments/development/evaluations`;

  it('keeps to the range asked for', async () => {
    await send(aReport());
    const { body } = await server.call('GET', `${path}?from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z`);
    expect(body).toEqual({ from: '2020-01-01T00:00:00.000Z', to: '2020-01-02T00:00:00.000Z', items: [] });
  });

  it.each(['?from=x', '?from=2020-01-02T00:00:00Z&to=2020-01-01T00:00:00Z', '?from=2010-01-01T00:00:00Z', '?foo=1'])(
    'refuses %s',
    async (query) => {
      expect((await server.call('GET', path + query)).status).toBe(400);
    },
  );

  it('finds no flag that there is not', async () => {
    expect((await server.call('GET', `${flags}/nothing/environments/development/evaluations`)).status).toBe(404);
  });
});

describe('what is old', () => {
  const logger = createLogger({ level: 'silent', release: 'test' });

  it('goes: counts after 90 days, instances after one, changes after 30', async () => {
    const environment = sql`(select id from environments where key = 'development')`;
    await sql`
      insert into evaluation_counts select ${environment}, now() - days * interval '1 day', 'billing', 'on', 1
      from unnest(array[1, 89, 91, 200]) as days`;
    await sql`
      insert into sdk_instances (environment_id, instance, sdk, sdk_version, seen_at)
      select ${environment}, gen_random_uuid(), 'old', '1', now() - hours * interval '1 hour' from unnest(array[1, 23, 25]) as hours`;
    await sql`
      insert into environment_changes (environment_id, version, digest, patch, created_at)
      select ${environment}, -days, 'd', '{}', now() - days * interval '1 day' from unnest(array[1, 29, 31]) as days`;
    await sql`
      insert into environment_changes (environment_id, version, digest, patch)
      select ${environment}, version, 'd', '{}' from unnest(array[-9000, -11000]) as version`;
    const database = openDatabase({ url: server.databaseUrl });
    for (const job of [telemetryExpiry, changesExpiry]) await runJob(job, { database, logger });
    await database.close();
    const [left] = await sql`
      select (select count(*)::int from evaluation_counts) as counts,
        (select count(*)::int from sdk_instances where sdk = 'old') as instances,
        (select array_agg(version::int order by version) from environment_changes where environment_id = ${environment} and version < 0) as changes`;
    expect(left).toEqual({ counts: 2, instances: 2, changes: [-9000, -29, -1] });
  });

  it('is left alone by a node while another one sees to it', async () => {
    await sql`
      insert into evaluation_counts
      select id, now() - interval '100 days', 'billing', 'on', 1 from environments where key = 'development'`;
    const database = openDatabase({ url: server.databaseUrl });
    await sql.begin(async (inside) => {
      await inside`select pg_advisory_xact_lock(hashtext('guidon job'), hashtext(${telemetryExpiry.name}))`;
      await runJob(telemetryExpiry, { database, logger });
      const [{ count } = {}] = await inside`select count(*)::int as count from evaluation_counts`;
      expect(count).toBe(1);
    });
    await database.close();
  });
});
