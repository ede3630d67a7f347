import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aFlag, aLiveServer, flags, type LiveServer } from '../../testing/a-live-server.js';
import { aPerson, type Person } from '../../testing/a-person.js';

const environments = '/api/v1/projects/default/environments';
const requests = '/api/v1/projects/default/change-requests';
let server: LiveServer;
let author: Person;
let reviewer: Person;
let count = 0;
let flag: string;

beforeAll(async () => {
  server = await aLiveServer();
  author = await aPerson(server, { role: null, projects: { default: 'editor' }, name: 'Ann' });
  reviewer = await aPerson(server, { role: null, projects: { default: 'admin' }, name: 'Ben' });
  await server.call('PATCH', `${environments}/production`, { body: { requiresApproval: true } });
});
afterAll(() => server.close());
beforeEach(async () => {
  count += 1;
  flag = `flag-${count}`;
  await aFlag(server, flag);
});

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
const ask = (applyAt?: string) =>
  author.call('POST', `${flags}/${flag}/environments/production/change-requests`, {
    body: { title: 'Let it begin', settings: { enabled: true }, ...(applyAt !== undefined && { applyAt }) },
  });
const reschedule = (by: Person, id: string, applyAt: string | null, headers: Record<string, string> = {}) =>
  by.call('PATCH', `${requests}/${id}`, { body: { applyAt }, headers });
const approve = (id: string) => reviewer.call('POST', `${requests}/${id}/approve`);

describe('when a change that was asked for is applied', () => {
  it('is changed and taken away by who asked for it, and the log tells', async () => {
    const { id } = (await ask()).body;
    const [tomorrow, later] = [inDays(1), inDays(3)];
    expect(await reschedule(author, id, tomorrow)).toMatchObject({ status: 200, body: { applyAt: tomorrow } });
    expect(await reschedule(author, id, later)).toMatchObject({ status: 200, body: { applyAt: later } });
    expect(await reschedule(author, id, later)).toMatchObject({ status: 200, body: { applyAt: later } });
    expect(await reschedule(author, id, null)).toMatchObject({ status: 200, body: { applyAt: null } });
    const { body } = await server.call('GET', '/api/v1/audit?action=change-request.reschedule');
    const mine = body.items.filter(({ subject }: { subject: { key: string } }) => subject.key === id);
    expect(mine.map(({ before, after }: { before: object; after: object }) => [before, after])).toEqual([
      [{ applyAt: later }, { flag, title: 'Let it begin', applyAt: null }],
      [{ applyAt: tomorrow }, { flag, title: 'Let it begin', applyAt: later }],
      [{ applyAt: null }, { flag, title: 'Let it begin', applyAt: tomorrow }],
    ]);
  });

  it('leaves the approval as it was, and holds at its new time', async () => {
    const { id } = (await ask(inDays(30))).body;
    expect((await approve(id)).status).toBe(200);
    const soon = new Date(Date.now() + 1_000).toISOString();
    expect(await reschedule(author, id, soon)).toMatchObject({ status: 200, body: { state: 'approved' } });
    const state = async () => (await author.call('GET', `${requests}/${id}`)).body.state;
    await expect.poll(state, { timeout: 10_000 }).toBe('applied');
  });

  it('is nobody else to say, be it an admin', async () => {
    const { id } = (await ask(inDays(1))).body;
    expect(await reschedule(reviewer, id, null)).toMatchObject({ status: 403 });
    expect((await author.call('GET', `${requests}/${id}`)).body.applyAt).not.toBeNull();
  });

  it('lies ahead', async () => {
    const { id } = (await ask(inDays(1))).body;
    const past = await reschedule(author, id, '2020-01-01T00:00:00Z');
    expect(past).toMatchObject({
      status: 422,
      body: { errors: [{ path: '/applyAt', message: 'must lie in the future' }] },
    });
    expect((await author.call('PATCH', `${requests}/${id}`, { body: {} })).status).toBe(400);
  });

  it('is said while it waits, and on what was read', async () => {
    const { body, headers } = await ask(inDays(1));
    await reschedule(author, body.id, inDays(2));
    const etag = headers['etag'] as string;
    expect((await reschedule(author, body.id, null, { 'if-match': etag })).status).toBe(412);
    await author.call('POST', `${requests}/${body.id}/withdraw`);
    expect(await reschedule(author, body.id, null)).toMatchObject({ status: 409, body: { state: 'withdrawn' } });
  });
});
