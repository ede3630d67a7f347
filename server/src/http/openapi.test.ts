import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { aServer, type TestServer } from '../testing/a-server.js';
import { operationsOf, routesOf } from '../testing/operations.js';

let server: TestServer;

beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

it('is a valid OpenAPI 3.1 document, and needs no token', async () => {
  const { status, body } = await server.call('GET', '/openapi.json', { token: null });
  expect(status).toBe(200);
  expect(await new Validator().validate(structuredClone(body))).toMatchObject({ valid: true });
  expect(body.openapi).toBe('3.1.0');
});

it('has every route of the API, with its full path and an id of its own', () => {
  const operations = operationsOf(server.app);
  const described = operations.map(({ method, path }) => `${method} ${path}`);
  const routes = routesOf(server.app).filter((route) => / \/(api|sdk)\//.test(route));
  expect(routes.length).toBeGreaterThan(30);
  expect(routes.filter((route) => !described.includes(route))).toEqual([]);
  expect(new Set(operations.map(({ id }) => id)).size).toBe(operations.length);
  expect(operations.filter(({ id }) => id.includes(' '))).toEqual([]);
});

it('says which operations need which secret', () => {
  for (const { path, security, id } of operationsOf(server.app)) {
    if (security?.length === 0) continue;
    if (path.startsWith('/api/v1/')) expect([id, security]).toEqual([id, [{ token: [] }, { session: [] }]]);
    if (path.startsWith('/sdk/v1/')) expect([id, security]).toEqual([id, [{ sdkKey: [] }]]);
  }
});

it('takes no property in any body that it does not name', () => {
  const loose: string[] = [];
  const walk = (schema: unknown, place: string): void => {
    if (typeof schema !== 'object' || schema === null) return;
    const { type, properties, additionalProperties } = schema as Record<string, unknown>;
    if (type === 'object' && properties !== undefined && additionalProperties !== false) loose.push(place);
    for (const [name, part] of Object.entries(schema)) walk(part, `${place}/${name}`);
  };
  const withBody = operationsOf(server.app).filter(({ path, body }) => path.startsWith('/api/') && body !== undefined);
  for (const { id, body } of withBody) walk(body, id);
  expect(withBody.length).toBeGreaterThan(10);
  expect(loose).toEqual([]);
});

it('describes the problems that an operation answers with', async () => {
  const { body } = await server.call('GET', '/openapi.json');
  const operation = body.paths['/api/v1/projects/{project}/flags/{flag}/environments/{environment}/percentage'].put;
  expect(Object.keys(operation.responses)).toEqual(['200', '400', '401', '403', '404', '409', '412', '422', '503']);
  const { schema } = operation.responses['412'].content['application/problem+json'];
  expect(schema).toEqual({ $ref: '#/components/schemas/Problem' });
});

it('is browsable without a token', async () => {
  const { status, body } = await server.call('GET', '/docs', { token: null });
  expect([status, body]).toEqual([200, expect.stringContaining('swagger')]);
});
