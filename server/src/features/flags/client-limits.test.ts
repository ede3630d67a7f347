import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aServer, type TestServer } from '../../testing/a-server.js';

const project = '/api/v1/projects/default';
let server: TestServer;

beforeAll(async () => {
  server = await aServer();
});
afterAll(() => server.close());

const aFlag = (key: string, body: object = {}) =>
  server.call('POST', `${project}/flags`, { body: { key, clientVisible: true, ...body } });
const configOf = (key: string) => `${project}/flags/${key}/environments/production`;
const listOf = (size: number) => Array.from({ length: size }, (_, index) => `user-${index}`);
const targets = (size: number) => [{ variant: 'on', by: 'userId', values: listOf(size) }];

describe('what client keys see', () => {
  it('has at most 512 kB, and whoever comes near to it is warned', async () => {
    await aFlag('wide');
    await aFlag('wider');
    const first = await server.call('PATCH', configOf('wide'), { body: { enabled: true, targets: targets(7_000) } });
    expect([first.status, first.headers['guidon-warning']]).toEqual([200, undefined]);
    const near = await server.call('PATCH', configOf('wider'), { body: { enabled: true, targets: targets(6_000) } });
    expect(near.status).toBe(200);
    expect(near.headers['guidon-warning']).toContain('of at most 524288 bytes in what client keys see of production');
    const refused = await server.call('PATCH', configOf('wider'), { body: { targets: targets(9_000) } });
    expect(refused.status).toBe(422);
    expect(refused.body.errors[0].message).toMatch(
      /^at most 524288 bytes in what client keys see of production; these are \d{6}\. The flag "wider" takes up 315\d{3}: /,
    );
  });

  it('is never too large to switch a flag off, and leaves room for others then', async () => {
    const variants = { large: 'x'.repeat(60_000), small: '' };
    await aFlag('heavy-off', { kind: 'string', variants });
    const email = { attribute: 'email', operator: 'endsWith', values: ['@x.test'] };
    const rules = [{ conditions: [email], serve: { variant: 'large' } }];
    const body = { enabled: true, rules, offVariant: 'large', fallthrough: { variant: 'small' } };
    expect((await server.call('PATCH', configOf('heavy-off'), { body })).status).toBe(200);
    const last = await server.call('PATCH', configOf('wider'), { body: { targets: targets(7_400) } });
    expect(last.status).toBe(200);
    const paths = [
      ['PATCH', ''],
      ['PUT', '/enabled'],
    ] as const;
    for (const [method, path] of paths) {
      const off = await server.call(method, configOf('heavy-off') + path, { body: { enabled: false } });
      expect(off).toMatchObject({ status: 200, body: { enabled: false } });
      await server.call('PUT', `${configOf('wide')}/enabled`, { body: { enabled: false } });
      expect((await server.call('PUT', `${configOf('heavy-off')}/enabled`, { body: { enabled: true } })).status).toBe(
        200,
      );
      await server.call('PUT', `${configOf('wide')}/enabled`, { body: { enabled: true } });
    }
    expect((await server.call('PUT', `${configOf('wide')}/enabled`, { body: { enabled: false } })).status).toBe(200);
  });

  it('is not grown beyond its limit by a segment, nor by a flag that they see from now on', async () => {
    await server.call('POST', `${project}/segments`, { body: { key: 'crowd', included: [] } });
    await aFlag('crowded');
    const rules = [{ conditions: [{ segment: 'crowd' }], serve: { variant: 'on' } }];
    await server.call('PATCH', configOf('crowded'), { body: { enabled: true, rules } });
    const path = `${project}/segments/crowd`;
    expect((await server.call('PATCH', path, { body: { included: listOf(9_900) } })).status).toBe(422);
    await aFlag('shown-late', { clientVisible: false });
    await server.call('PATCH', configOf('shown-late'), { body: { enabled: true, targets: targets(9_900) } });
    const shown = await server.call('PATCH', `${project}/flags/shown-late`, { body: { clientVisible: true } });
    expect(shown).toMatchObject({
      status: 422,
      body: { errors: [{ message: expect.stringContaining('"shown-late"') }] },
    });
  });
});
