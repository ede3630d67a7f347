import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aLiveServer, development, type LiveServer } from '../../testing/a-live-server.js';

let server: LiveServer;
const path = `${development}/sdk-keys`;

beforeAll(async () => {
  server = await aLiveServer();
});
afterAll(() => server.close());

async function ask(key: string): Promise<number> {
  const answer = await fetch(`${server.url}/sdk/v1/snapshot`, { headers: { authorization: `Bearer ${key}` } });
  await answer.body?.cancel();
  return answer.status;
}

describe('an SDK key', () => {
  it('is shown once, and afterwards only by its beginning', async () => {
    const made = await server.call('POST', path, { body: { kind: 'server', name: 'checkout' } });
    expect(made.status).toBe(201);
    expect(made.body.key).toMatch(/^guidon_server_[\w-]{49}$/);
    const { body } = await server.call('GET', path);
    const listed = body.items.find(({ id }: { id: string }) => id === made.body.id);
    expect(listed).toMatchObject({ kind: 'server', name: 'checkout', revokedAt: null });
    expect(JSON.stringify(body)).not.toContain(made.body.key);
    expect(made.body.key.startsWith(listed.hint)).toBe(true);
    expect(server.logs.join('')).not.toContain(made.body.key);
  });

  it('opens its environment from the moment it is made to the moment it is revoked', async () => {
    const { body } = await server.call('POST', path, { body: { kind: 'server', name: 'short' } });
    expect(await ask(body.key)).toBe(200);
    expect((await server.call('DELETE', `${path}/${body.id}`)).status).toBe(204);
    expect(await ask(body.key)).toBe(401);
    expect((await server.call('DELETE', `${path}/${body.id}`)).status).toBe(404);
  });

  it('is made once for one idempotency key', async () => {
    const headers = { 'idempotency-key': 'make-one' };
    const body = { kind: 'client', name: 'web', allowedOrigins: ['https://shop.example'] };
    const [first, second] = [
      await server.call('POST', path, { body, headers }),
      await server.call('POST', path, { body, headers }),
    ];
    expect(second.status).toBe(201);
    expect(second.body.id).toBe(first.body.id);
  });

  it('is edited: its name, and the pages that may use it', async () => {
    const body = { kind: 'client', name: 'web', allowedOrigins: ['https://Shop.example:443', 'https://shop.example'] };
    const { body: made } = await server.call('POST', path, { body });
    expect(made.allowedOrigins).toEqual(['https://shop.example']);
    const before = await server.call('GET', `${path}/${made.id}`);
    const edit = { name: 'shop', allowedOrigins: ['https://new.example', 'http://localhost:*'] };
    const after = await server.call('PATCH', `${path}/${made.id}`, { body: edit });
    expect([after.status, after.body]).toEqual([200, { ...before.body, ...edit }]);
    expect(after.headers['etag']).not.toBe(before.headers['etag']);
    const stale = { body: { name: 'late' }, headers: { 'if-match': before.headers['etag'] ?? '' } };
    expect((await server.call('PATCH', `${path}/${made.id}`, stale)).status).toBe(412);
    const again = await server.call('PATCH', `${path}/${made.id}`, { body: edit });
    expect([again.status, again.headers['etag']]).toEqual([200, after.headers['etag']]);
    const { body: audit } = await server.call('GET', '/api/v1/audit?project=default');
    const edits = audit.items.filter(({ action }: { action: string }) => action === 'sdk-key.update');
    expect(edits).toMatchObject([{ before: { name: 'web', allowedOrigins: ['https://shop.example'] }, after: edit }]);
  });

  it('ends the streams of pages that may use it no longer, and theirs alone', async () => {
    const allowedOrigins = ['https://old.example', 'https://kept.example'];
    const { body } = await server.call('POST', path, { body: { kind: 'client', name: 'web', allowedOrigins } });
    const open = (headers: Record<string, string>) => server.stream({ sdkKey: body.key, headers });
    const [old, kept, none] = [
      await open({ Origin: 'https://old.example' }),
      await open({ Origin: 'https://kept.example' }),
      await open({}),
    ];
    expect([old.status, kept.status, none.status]).toEqual([200, 200, 200]);
    await server.call('PATCH', `${path}/${body.id}`, { body: { allowedOrigins: ['https://kept.example'] } });
    await old.ended();
    expect([kept.isClosed, none.isClosed]).toEqual([false, false]);
    const refused = await open({ Origin: 'https://old.example' });
    expect(refused.status).toBe(403);
    for (const stream of [kept, none, refused]) stream.close();
  });

  it.each([
    ['server', { allowedOrigins: [] }, 422, '/allowedOrigins'],
    ['client', { allowedOrigins: ['https://a.example', 'https://b.example:*'] }, 422, '/allowedOrigins/1'],
    ['client', { kind: 'server' }, 400, '/kind'],
    ['client', { name: '' }, 400, '/name'],
  ])('of the kind %s is not edited by %j', async (kind, body, status, field) => {
    const { body: made } = await server.call('POST', path, { body: { kind, name: 'x' } });
    const answer = await server.call('PATCH', `${path}/${made.id}`, { body });
    expect([answer.status, answer.body.errors[0].path]).toEqual([status, field]);
  });

  it('is edited no more once it is revoked', async () => {
    const { body } = await server.call('POST', path, { body: { kind: 'client', name: 'x' } });
    await server.call('DELETE', `${path}/${body.id}`);
    expect((await server.call('PATCH', `${path}/${body.id}`, { body: { name: 'y' } })).status).toBe(404);
    expect((await server.call('GET', `${path}/${body.id}`)).status).toBe(404);
  });

  it('leaves a record of who made and who revoked it, without the key', async () => {
    const { body } = await server.call('POST', path, { body: { kind: 'server', name: 'audited' } });
    await server.call('DELETE', `${path}/${body.id}`);
    const { body: audit } = await server.call('GET', '/api/v1/audit?project=default');
    const records = audit.items.filter((record: object) => JSON.stringify(record).includes(body.id));
    expect(records.map(({ action }: { action: string }) => action)).toEqual(['sdk-key.revoke', 'sdk-key.create']);
    expect(JSON.stringify(audit)).not.toContain(body.key);
  });

  it.each([
    [{ kind: 'admin', name: 'x' }, 400, 'kind'],
    [{ kind: 'server' }, 400, 'name'],
    [{ kind: 'server', name: 'x', allowedOrigins: ['https://shop.example'] }, 422, 'allowedOrigins'],
    [{ kind: 'client', name: 'x', allowedOrigins: ['*'] }, 400, 'allowedOrigins'],
    [{ kind: 'client', name: 'x', allowedOrigins: ['https://shop.example/path'] }, 400, 'allowedOrigins'],
    [{ kind: 'client', name: 'x', allowedOrigins: ['https://shop.example:*'] }, 422, 'allowedOrigins/0'],
    [{ kind: 'client', name: 'x', key: 'mine' }, 400, 'key'],
  ])('is refused as %j, with the field named', async (body, status, field) => {
    const answer = await server.call('POST', path, { body });
    expect(answer.status).toBe(status);
    expect(answer.body.errors[0].path).toContain(field);
  });

  it('belongs to an environment that there is', async () => {
    const nowhere = '/api/v1/projects/default/environments/nowhere/sdk-keys';
    expect((await server.call('POST', nowhere, { body: { kind: 'server', name: 'x' } })).status).toBe(404);
    expect((await server.call('GET', nowhere)).status).toBe(404);
    const { body } = await server.call('POST', path, { body: { kind: 'server', name: 'x' } });
    const elsewhere = `/api/v1/projects/default/environments/staging/sdk-keys/${body.id}`;
    expect((await server.call('DELETE', elsewhere)).status).toBe(404);
    expect(await ask(body.key)).toBe(200);
  });

  it('comes in pages', async () => {
    const first = await server.call('GET', `${path}?limit=1`);
    const second = await server.call('GET', `${path}?limit=1&cursor=${first.body.nextCursor}`);
    expect([first.body.items.length, second.body.items.length]).toEqual([1, 1]);
    expect(second.body.items[0].id).not.toBe(first.body.items[0].id);
  });
});
