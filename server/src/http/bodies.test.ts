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

it('lets no spelling of a content type past the schema', async () => {
  const odd = [
    ...['application/json', 'text/plain', 'application/x-json', 'application/json5', 'text/json', 'a/b', 'json', ''],
    ...['application/jsonx', 'xapplication/json', 'application/json/x', 'application/*', '*/*', 'application/json,'],
    ...['application/json, application/json', 'application/json, text/plain', 'text/plain, application/json'],
    ...['application/json+xml', 'application/problem+json', 'application/ld+json', 'multipart/form-data'],
  ];
  const spellings: ((type: string) => string)[] = [
    (type) => type,
    (type) => type.toUpperCase(),
    (type) => `\t ${type}`,
    (type) => `${type} \t`,
    (type) => `${type};`,
    (type) => `${type}\t;a=b`,
    (type) => `${type}; charset=utf-7`,
    (type) => `${type};a="x;application/json"`,
    (type) => type.replace('/', ' /'),
    (type) => `${type}\u00a0`,
    (type) => `"${type}"`,
  ];
  for (const type of odd.flatMap((name) => spellings.map((spell) => spell(name)))) {
    const { status, body } = await post('{"key":"smuggled","unknown":1}', type);
    expect([type, [400, 415].includes(status)]).toEqual([type, true]);
    if (status === 400) expect(body.errors[0].path).toBe('/unknown');
  }
  expect((await server.call('GET', `${url}/smuggled`)).status).toBe(404);
});

it('takes the last of two properties with one name, and checks that one', async () => {
  expect((await post('{"key":"ok","key":"not:ok"}', 'application/json')).body.errors[0].path).toBe('/key');
  expect((await post('{"key":"not:ok","key":"ok-after-all"}', 'application/json')).body.key).toBe('ok-after-all');
});

it('names the place of what cannot be stored, however deep it lies', async () => {
  const config = `${url}/ok-after-all/environments/development`;
  const target = (value: string) => ({ targets: [{ variant: 'on', by: 'userId', values: ['fine', value] }] });
  for (const value of ['a\u0000b', '\ud800', 'x\udc00']) {
    const { status, body } = await server.call('PATCH', config, { body: target(value) });
    expect([status, body.errors?.[0]?.path]).toEqual([400, '/targets/0/values/1']);
  }
  for (const [path, place] of [
    ['whitelist/a%00b', 'path/value'],
    ['whitelist/u1?by=a%00', 'query/by'],
    ['whitelist/u1?variant=%00', 'query/variant'],
  ]) {
    const { status, body } = await server.call('PUT', `${config}/${path}`);
    expect([path, status, body.errors?.[0]?.path]).toEqual([path, 400, place]);
  }
  expect((await server.call('PUT', `${config}/whitelist/%ED%A0%80`)).status).toBe(400);
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
