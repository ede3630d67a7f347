import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aServer, type TestServer } from '../../testing/a-server.js';

const project = '/api/v1/projects/default';
const segments = `${project}/segments`;
let server: TestServer;

beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

describe('a segment', () => {
  it('is made, read, listed, changed and deleted', async () => {
    const made = await server.call('POST', segments, {
      body: { key: 'beta', included: ['u1'], description: 'Early birds' },
    });
    expect(made).toMatchObject({
      status: 201,
      body: { key: 'beta', by: 'userId', included: ['u1'], excluded: [], rules: [] },
    });
    expect((await server.call('GET', `${segments}/beta`)).headers['etag']).toBe(made.headers['etag']);
    expect((await server.call('GET', segments)).body.items).toEqual([made.body]);

    const headers = { 'if-match': made.headers['etag'] ?? '' };
    const changed = await server.call('PATCH', `${segments}/beta`, { body: { excluded: ['u2'] }, headers });
    expect(changed).toMatchObject({ status: 200, body: { included: ['u1'], excluded: ['u2'] } });
    expect((await server.call('PATCH', `${segments}/beta`, { body: { excluded: [] }, headers })).status).toBe(412);

    expect((await server.call('DELETE', `${segments}/beta`)).status).toBe(204);
    expect((await server.call('GET', `${segments}/beta`)).status).toBe(404);
  });

  it('stays while a rule names it, also one of an archived flag', async () => {
    await server.call('POST', segments, { body: { key: 'kept' } });
    await server.call('POST', `${project}/flags`, { body: { key: 'user' } });
    const rules = [{ id: 'r', conditions: [{ segment: 'kept', negate: true }], serve: { variant: 'off' } }];
    const path = `${project}/flags/user/environments/staging`;
    expect((await server.call('PATCH', path, { body: { rules } })).status).toBe(200);
    const places = [{ environment: 'staging', flag: 'user', path: '/rules/0/conditions/0' }];
    expect(await server.call('DELETE', `${segments}/kept`)).toMatchObject({ status: 409, body: { places } });
    await server.call('DELETE', `${project}/flags/user`);
    expect((await server.call('DELETE', `${segments}/kept`)).status).toBe(409);
    await server.call('POST', `${project}/flags/user/restore`);
    await server.call('PATCH', path, { body: { rules: [] } });
    expect((await server.call('DELETE', `${segments}/kept`)).status).toBe(204);
  });

  it.each([
    [{ key: 'x', rules: [[{ segment: 'other' }]] }, 400, '/rules/0/0/attribute'],
    [{ key: 'x', rules: [[]] }, 400, '/rules/0'],
    [{ key: 'x', included: ['a', 'a'] }, 400, '/included'],
    [{ key: 'x', rules: [[{ attribute: 'age', operator: 'lt', values: ['old'] }]] }, 422, '/rules/0/0/values/0'],
    [{ key: 'x', included: Array.from({ length: 10_001 }, (_, index) => `${index}`) }, 422, '/included'],
  ])('refuses what has no meaning', async (body, status, path) => {
    const answer = await server.call('POST', segments, { body });
    expect(answer).toMatchObject({
      status,
      body: { errors: expect.arrayContaining([expect.objectContaining({ path })]) },
    });
  });

  it('cannot grow a snapshot beyond its limit', async () => {
    const values = (prefix: string) =>
      Array.from({ length: 9_000 }, (_, index) => `${prefix}${index}`.padEnd(400, 'x'));
    const answers = [];
    for (const index of [1, 2, 3, 4, 5]) {
      answers.push(await server.call('POST', segments, { body: { key: `huge-${index}`, included: values('i') } }));
    }
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 422]);
    expect(answers[3]?.headers['guidon-warning']).toContain('16777216');
    expect(answers[4]?.body.detail).toContain('snapshot');
  });
});
