import { evaluate, loadSnapshot } from '@guidon/evaluator';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aServer, type TestServer } from '../../testing/a-server.js';

const project = '/api/v1/projects/default';
const path = `${project}/environments/staging/ruleset`;
let server: TestServer;

beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

it('is what the evaluator takes, with what was written a moment ago', async () => {
  await server.call('POST', `${project}/segments`, { body: { key: 'crew', included: ['u1'] } });
  await server.call('POST', `${project}/flags`, { body: { key: 'seen' } });
  const rules = [{ conditions: [{ segment: 'crew' }], serve: { variant: 'on' } }];
  const settings = { enabled: true, rules, fallthrough: { variant: 'off' } };
  await server.call('PATCH', `${project}/flags/seen/environments/staging`, { body: settings });
  const { status, body } = await server.call('GET', path);
  expect(status).toBe(200);
  const loaded = loadSnapshot(body);
  if (loaded.kind === 'malformed') throw new Error('malformed');
  expect(loaded.problems).toEqual([]);
  expect(evaluate(loaded.ruleset, 'seen', { userId: 'u1' }, false)).toMatchObject({ value: true });
  expect(evaluate(loaded.ruleset, 'seen', { userId: 'u2' }, false)).toMatchObject({ value: false });
});

it('is sent again only where it is another', async () => {
  const { headers } = await server.call('GET', path);
  const etag = headers['etag'] ?? '';
  const again = () => server.call('GET', path, { headers: { 'if-none-match': etag } });
  expect((await again()).status).toBe(304);
  await server.call('POST', `${project}/flags`, { body: { key: 'another' } });
  expect((await again()).status).toBe(200);
});

it('is of no environment that is not there', async () => {
  expect((await server.call('GET', `${project}/environments/none/ruleset`)).status).toBe(404);
});
