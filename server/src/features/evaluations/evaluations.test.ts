import { faultProxy } from '@guidon/fault-tools';
import { aDatabase, waitFor } from '@guidon/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFlag, aKey, aLiveServer, development, flags, type LiveServer, turn } from '../../testing/a-live-server.js';
import type { Answer } from '../../testing/a-server.js';

let server: LiveServer;
let clientKey: string;

beforeAll(async () => {
  server = await aLiveServer({ environment: { GUIDON_LOG_LEVEL: 'trace' } });
  clientKey = await aKey(server, 'client');
  await aFlag(server, 'checkout', { clientVisible: true });
  await aFlag(server, 'inner');
  await turn(server, 'checkout', true);
  await turn(server, 'inner', true);
  const targets = [{ variant: 'off', by: 'userId', values: ['u-off', '42'] }];
  const rules = [
    {
      conditions: [{ attribute: 'email', operator: 'endsWith', values: ['@corp.example'] }],
      serve: { variant: 'off' },
    },
  ];
  const path = `${flags}/checkout/environments/development`;
  const { status } = await server.call('PATCH', path, { body: { targets, rules } });
  expect(status).toBe(200);
  await waitFor(async () => (await variantFor({ userId: 'u-off' })) === 'off', { what: 'the last of these changes' });
});
afterAll(() => server.close());

function evaluate(body: unknown, token = clientKey, headers: Readonly<Record<string, string>> = {}) {
  return server.call('POST', '/sdk/v1/evaluate', { body, token, headers });
}

async function variantFor(context: unknown): Promise<unknown> {
  const { body } = await evaluate({ context });
  return body.flags.checkout?.variant;
}

async function stateId(): Promise<string> {
  return idOf(await server.call('GET', '/sdk/v1/snapshot', { token: server.sdkKey }));
}

function idOf({ body }: Answer): string {
  return `${body.version}-${body.digest}`;
}

describe('asking the server to decide', () => {
  it('answers the flags visible to clients, with the state that decided', async () => {
    const answer = await evaluate({ context: { userId: 'u1' } });
    expect([answer.status, answer.headers['guidon-protocol'], answer.headers['cache-control']]).toEqual([
      200,
      '1',
      'no-store',
    ]);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    const { version, digest, ...rest } = answer.body;
    expect(rest).toEqual({ format: 1, flags: { checkout: { value: true, variant: 'on', reason: 'FALLTHROUGH' } } });
    expect(`${version}-${digest}`).toBe(await stateId());
  });

  it('decides for the context, by rules that never leave the server', async () => {
    expect(await variantFor({ userId: 'u-off' })).toBe('off');
    expect(await variantFor({ userId: 42 })).toBe('off');
    expect(await variantFor({ userId: 'u1', email: 'a@corp.example' })).toBe('off');
    expect(await variantFor({ userId: 'u1', email: ['x', 'a@corp.example'] })).toBe('off');
    expect(await variantFor({})).toBe('on');
  });

  it.each([
    { userId: 'nul \0' },
    { userId: '\ud800' },
    { userId: null },
    { ['__proto__']: 'x', constructor: 'y', toString: 'z' },
    JSON.parse('{"__proto__": "x"}'),
    { userId: '', 'new\nline': true, tags: [] },
  ])('decides for any text that a context may hold: %j', async (context) => {
    expect(await variantFor(context)).toBe('on');
  });

  it('answers only what is asked for, and leaves out what there is not', async () => {
    const asked = ['checkout', 'checkout', 'inner', 'unknown', '__proto__', 'constructor'];
    const keysFor = async (token: string, body: object) =>
      Object.keys((await evaluate({ context: {}, ...body }, token)).body.flags).sort();
    expect(await keysFor(clientKey, { flags: asked })).toEqual(['checkout']);
    expect(await keysFor(clientKey, { flags: [] })).toEqual([]);
    expect(await keysFor(server.sdkKey, { flags: asked })).toEqual(['checkout', 'inner']);
    expect(await keysFor(server.sdkKey, {})).toEqual(['checkout', 'inner']);
  });

  it('takes what a newer SDK knows', async () => {
    expect((await evaluate({ context: {}, mood: { good: [1] } })).status).toBe(200);
  });

  it.each([
    ['nothing', undefined, '/'],
    ['no object', [], '/'],
    ['no context', {}, '/context'],
    ['a context that is a user id', { context: 'u1' }, '/context'],
    ['an attribute that is an object', { context: { user: { id: 1 } } }, '/context/user'],
    ['a list of numbers', { context: { ids: [1, 2] } }, '/context/ids/0'],
    ['flags that are no list', { context: {}, flags: 'checkout' }, '/flags'],
    ['a state that is no text', { context: {}, from: 41 }, '/from'],
  ])('refuses %s, and names the place', async (_what, body, path) => {
    const answer = await evaluate(body);
    expect([answer.status, answer.body.errors?.[0].path]).toEqual([400, path]);
  });

  it('refuses what is larger than 64 kB, nested without end, or no JSON', async () => {
    expect((await evaluate({ context: { text: 'x'.repeat(66_000) } })).status).toBe(413);
    const deep = `{"context":{"a":${'['.repeat(30_000)}${']'.repeat(30_000)}}}`;
    const send = (payload: string, type = 'application/json') =>
      server.app.inject({
        method: 'POST',
        url: '/sdk/v1/evaluate',
        headers: { authorization: `Bearer ${clientKey}`, 'content-type': type },
        payload,
      });
    expect((await send(deep)).statusCode).toBe(400);
    expect((await send('{"context":')).statusCode).toBe(400);
    expect((await send('{"context":{}}', 'text/plain')).statusCode).toBe(415);
  });

  it('writes no context into the log, whatever comes of it', async () => {
    const secret = 'canary-4f1c2f527f2f';
    for (const body of [
      { context: { userId: secret } },
      { context: { [secret]: { secret } } },
      { context: {}, from: secret },
    ])
      await evaluate(body);
    expect(server.logs.some((line) => line.includes('/sdk/v1/evaluate'))).toBe(true);
    expect(server.logs.filter((line) => line.includes(secret))).toEqual([]);
  });
});

describe('the state that is held', () => {
  it('needs no word where it is this one or an older one', async () => {
    const older = await stateId();
    await turn(server, 'inner', false);
    await waitFor(async () => (await stateId()) !== older, { what: 'the change' });
    for (const from of [older, await stateId(), '0-0']) {
      const { status, body } = await evaluate({ context: {}, from });
      expect([status, body.reset, `${body.version}-${body.digest}`]).toEqual([200, undefined, await stateId()]);
    }
  });

  it('is looked into where another node has told of a state of that version that is not known here', async () => {
    const [version] = (await stateId()).split('-');
    for (const told of [await stateId(), `${version}-0123456789abcdef`, '999999-0123456789abcdef', 'nonsense']) {
      const { status, body } = await evaluate({ context: {}, told });
      expect([told, status, body.reset, `${body.version}-${body.digest}`]).toEqual([
        told,
        200,
        undefined,
        await stateId(),
      ]);
    }
  });

  it('is given up where neither node nor database knows it', async () => {
    const [version] = (await stateId()).split('-');
    for (const from of [
      `${version}-0123456789abcdef`,
      `${Number(version) + 1000}-0123456789abcdef`,
      'nonsense',
      '7-',
    ]) {
      const { status, body } = await evaluate({ context: {}, from });
      expect([from, status, body.reset]).toEqual([from, 200, true]);
    }
  });
});

describe('the state that is held, where a part of the next one is asked for', () => {
  const flags = ['inner'];

  it('needs no word where this one follows on it', async () => {
    const older = await stateId();
    await turn(server, 'inner', true);
    await waitFor(async () => (await stateId()) !== older, { what: 'the change' });
    const { status, body } = await evaluate({ context: {}, flags, from: older });
    expect([status, body.reset, body.flags]).toEqual([200, undefined, {}]);
  });

  it('is replaced by the whole where nobody knows it, old as it is', async () => {
    const whole = await evaluate({ context: {} });
    for (const from of ['1-0123456789abcdef', 'nonsense']) {
      const { status, body } = await evaluate({ context: {}, flags, from });
      expect([from, status, body.reset, body.flags]).toEqual([from, 200, true, whole.body.flags]);
    }
  });
});

describe('while the database is away', () => {
  it('goes on deciding from memory, and says nothing of states that it does not know', async () => {
    const database = await aDatabase();
    const url = new URL(database.url);
    const proxy = await faultProxy({ upstream: { port: Number(url.port) } });
    url.port = String(proxy.port);
    const lonely = await aLiveServer({ databaseUrl: url.href, deadlineMs: 1_000 });
    const token = await aKey(lonely, 'client');
    await aFlag(lonely, 'checkout', { clientVisible: true });
    const ask = (body: object) => lonely.call('POST', '/sdk/v1/evaluate', { token, body: { context: {}, ...body } });
    await waitFor(async () => (await ask({})).body.flags.checkout !== undefined, { what: 'the flag' });
    const older = idOf(await ask({}));
    await turn(lonely, 'checkout', true);
    await waitFor(async () => idOf(await ask({})) !== older, { what: 'the change' });
    const newest = idOf(await ask({}));
    const [version] = newest.split('-');
    proxy.settings.mode = 'refuse';
    proxy.cut();
    expect(await ask({ from: '0-0' })).toMatchObject({
      status: 200,
      body: { flags: { checkout: { variant: 'on' } } },
    });
    expect((await ask({ from: older, told: newest })).status).toBe(200);
    expect((await ask({ told: `${version}-0123456789abcdef` })).status).toBe(503);
    // It may be this node that has not noticed that what came after is lost.
    expect((await ask({ from: newest, told: older })).status).toBe(503);
    const unknown = await ask({ from: `${version}-0123456789abcdef` });
    expect([unknown.status, unknown.headers['retry-after']]).toEqual([503, '1']);
    await lonely.close();
    await proxy.close();
    await database.close();
  });
});

it('is asked by one environment of itself alone', async () => {
  const keys = development.replace('development', 'production');
  const { body } = await server.call('POST', `${keys}/sdk-keys`, { body: { kind: 'client', name: 'prod' } });
  expect((await evaluate({ context: {} }, body.key)).body.flags.checkout).toMatchObject({
    variant: 'off',
    reason: 'DISABLED',
  });
});
