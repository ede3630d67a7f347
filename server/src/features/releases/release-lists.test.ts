import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aPlan, aRelease, aStarted } from '../../testing/a-live-release.js';
import { aLiveServer, type LiveServer } from '../../testing/a-live-server.js';
import { adminToken } from '../../testing/a-server.js';

let one: LiveServer;
let other: LiveServer;

beforeAll(async () => {
  one = await aLiveServer();
  other = await aLiveServer({ databaseUrl: one.databaseUrl });
});
afterAll(async () => {
  await other.close();
  await one.close();
});

const list = async (query: string) => (await one.call('GET', `/api/v1/releases?${query}`)).body;
const flagsOf = (page: { items: { flag: string }[] }) => page.items.map(({ flag }) => flag);

describe('the releases of all projects', () => {
  it('are found by state, project and environment, page by page, the newest first', async () => {
    const [draft, running, aborted] = [await aRelease(one), await aStarted(one), await aStarted(one)];
    await aborted.act('abort');
    expect(flagsOf(await list('state=open'))).toEqual([running.flag, draft.flag]);
    expect(flagsOf(await list('state=running,aborted'))).toEqual([aborted.flag, running.flag]);
    expect(flagsOf(await list('state=closed&environment=development'))).toEqual([aborted.flag]);
    expect(flagsOf(await list('environment=production'))).toEqual([]);
    const first = await list('limit=2');
    const second = await list(`limit=2&cursor=${first.nextCursor}`);
    expect([...flagsOf(first), ...flagsOf(second)]).toEqual([aborted.flag, running.flag, draft.flag]);
    expect(second.nextCursor).toBeNull();
    expect((await one.call('GET', '/api/v1/releases?state=nonsense')).status).toBe(400);
    expect((await one.call('GET', '/api/v1/releases?cursor=MTpub25l')).status).toBe(400);
  });
});

describe('a timeline', () => {
  it('is read page by page, of an earlier release too', async () => {
    const release = await aStarted(one);
    for (const action of ['pause', 'resume', 'abort']) await release.act(action);
    const earlier = (await release.read()).id;
    await release.plan({ ...aPlan, stages: aPlan.stages.slice(1) });
    const events = async (query: string) => (await one.call('GET', `${release.path}/events?${query}`)).body;
    expect((await events('')).items.map(({ action }: { action: string }) => action)).toEqual(['plan']);
    const first = await events(`release=${earlier}&limit=3`);
    const second = await events(`release=${earlier}&limit=3&cursor=${first.nextCursor}`);
    const told = [...first.items, ...second.items].map(({ action }: { action: string }) => action);
    expect(told).toEqual(['abort', 'resume', 'pause', 'start', 'plan']);
    const unknown = '00000000-0000-0000-0000-000000000000';
    expect((await one.call('GET', `${release.path}/events?release=${unknown}`)).status).toBe(404);
  });
});

describe('waiting for a release', () => {
  const wait = (server: LiveServer, path: string, query: string) => server.call('GET', `${path}/wait?${query}`);

  it('answers at once where it is there, or past it', async () => {
    const release = await aStarted(one);
    await release.act('advance');
    for (const query of ['stage=friends', 'stage=tenth', 'state=running', 'stage=friends&state=waiting']) {
      expect((await wait(one, release.path, `${query}&timeoutSeconds=60`)).body).toMatchObject({
        reached: true,
        stage: { name: 'tenth' },
      });
    }
    await release.act('abort');
    const closed = await wait(one, release.path, 'stage=all&timeoutSeconds=60');
    expect(closed.body).toMatchObject({ reached: false, state: 'aborted' });
  });

  it('answers when it comes there, on whichever node', async () => {
    const release = await aStarted(one);
    const query = 'stage=half&timeoutSeconds=60';
    const authorization = `Bearer ${adminToken}`;
    const overTheWire = fetch(`${one.url}${release.path}/wait?${query}`, { headers: { authorization } });
    const waiting = [one, other].map((server) => wait(server, release.path, query));
    await release.act('advance');
    await release.as(other.call).act('advance');
    for (const { body } of await Promise.all(waiting))
      expect(body).toMatchObject({ reached: true, stage: { name: 'half' } });
    expect(await (await overTheWire).json()).toMatchObject({ reached: true, stage: { name: 'half' } });
  });

  it('answers in time with how things stand', async () => {
    const release = await aStarted(one);
    expect((await wait(one, release.path, 'stage=all&timeoutSeconds=0')).body).toMatchObject({ reached: false });
    expect((await wait(one, release.path, 'stage=all&timeoutSeconds=61')).status).toBe(400);
    expect((await wait(one, release.path, 'stage=nowhere')).body.errors).toMatchObject([{ path: 'query/stage' }]);
    expect((await wait(one, release.path, 'timeoutSeconds=1')).status).toBe(422);
  });

  it('ends with its server', async () => {
    const leaving = await aLiveServer({ databaseUrl: one.databaseUrl });
    const release = await aStarted(one);
    const waiting = wait(leaving, release.path, 'stage=all&timeoutSeconds=60');
    await leaving.close();
    expect([200, 503]).toContain((await waiting).status);
  });
});
