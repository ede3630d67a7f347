import { afterAll, beforeAll, expect, it } from 'vitest';
import { adminToken, aServer, type TestServer } from '../testing/a-server.js';

const url = '/api/v1/projects/default/flags';
let server: TestServer;

beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

async function post(payload: string | Buffer, contentType?: string) {
  const response = await server.app.inject({
    method: 'POST',
    url,
    payload,
    headers: {
      authorization: `Bearer ${adminToken}`,
      ...(contentType !== undefined && { 'content-type': contentType }),
    },
  });
  return { status: response.statusCode, body: response.json() };
}

it.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/jsonp',
  'application/json-patch+json',
  'application/vnd.api+json',
  ' application/ json',
  'application/json\u0000',
  'json',
  '*/*',
  '',
])('takes no body of type %j', async (contentType) => {
  const { status, body } = await post('{"key":"a"}', contentType);
  expect([status, body.type]).toEqual([415, 'urn:guidon:problem:unsupported-media-type']);
});

it.each(['application/json; charset=utf-8', 'Application/JSON'])('takes a body of type %j', async (contentType) => {
  expect((await post('{"key":"a:"}', contentType)).status).toBe(400);
});

it.each([
  ['', '/'],
  ['{', '/'],
  ['[]', '/'],
  ['null', '/'],
  ['"x"', '/'],
  ['{"key":"a",}', '/'],
  ['{"key":"a","__proto__":{"polluted":1}}', '/__proto__'],
  ['{"key":"a","variants":{"__proto__":1}}', '/variants/__proto__'],
  ['{"key":"a","constructor":{"prototype":{"polluted":1}}}', '/constructor'],
  ['{"key":"a\\u0000b"}', '/key'],
  ['{"key":"a","description":"\\ud800"}', '/description'],
  ['{"key":"a","kind":"number","variants":{"big":1e999}}', '/variants/big'],
  [`{"key":"a","x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, undefined],
])('refuses %s and says where', async (text, path) => {
  const { status, body } = await post(text, 'application/json');
  expect(status).toBe(400);
  if (path !== undefined) expect(body.errors[0].path).toBe(path);
  expect('polluted' in {}).toBe(false);
});

it('refuses a body that is too large with 413, before it is read to its end', async () => {
  const { status, body } = await post(Buffer.alloc(9 * 1024 * 1024, ' '), 'application/json');
  expect([status, body.type]).toEqual([413, 'urn:guidon:problem:too-large']);
});

it('refuses a body and queries where there are none', async () => {
  const restore = `${url}/x/restore`;
  const withBody = await server.call('POST', restore, { body: { force: true } });
  expect(withBody).toMatchObject({ status: 400, body: { errors: [{ path: '/' }] } });
  const withQuery = await server.call('POST', `${restore}?force=true`);
  expect(withQuery).toMatchObject({ status: 400, body: { errors: [{ path: 'query/force' }] } });
});

it('answers with the request id that it was given, or one of its own', async () => {
  const given = await server.call('GET', url, { headers: { 'x-request-id': 'abc-1' } });
  expect(given.headers['x-request-id']).toBe('abc-1');
  const strange = await server.call('GET', url, { headers: { 'x-request-id': 'a b\tc' } });
  expect(strange.headers['x-request-id']).toMatch(/^[\w-]{36,64}$/);
});
