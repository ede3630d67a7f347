import { loadProjection, patchProjection } from '@guidon/evaluator/projection';
import { waitFor } from '@guidon/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFlag, aLiveServer, development, flags, type LiveServer, turn } from '../../testing/a-live-server.js';
import { aClientSight, type ClientSight, configure, idOf, needsServer, putSegment } from '../../testing/client-keys.js';
import type { TestStream } from '../../testing/sse-client.js';

let server: LiveServer;
let clients: ClientSight;
const remote = '?mode=remote';

beforeAll(async () => {
  server = await aLiveServer();
  clients = await aClientSight(server);
  for (const key of ['shown', 'asked']) await aFlag(server, key, { clientVisible: true });
  await aFlag(server, 'hidden');
  await configure(server, 'asked', { enabled: true, rules: needsServer });
});
afterAll(async () => {
  await clients.close();
  await server.close();
});

/** A stream of who is current. */
async function current(options: { readonly query?: string } = {}): Promise<TestStream> {
  await clients.document();
  const { client, environment } = await clients.ids();
  const stream = await clients.stream({ lastEventId: options.query === remote ? environment : client, ...options });
  await waitFor(() => stream.heartbeats === 1, { what: 'a heartbeat' });
  return stream;
}

/** Leaves out what a page is told at the beginning: what the server decides. */
async function afterBeginning(stream: TestStream): Promise<Pick<TestStream, 'take'>> {
  await stream.take(1);
  return { take: async (count) => (await stream.take(1 + count)).slice(1) };
}

const flip = async (flag: string) => {
  const { body } = await server.call('GET', `${flags}/${flag}/environments/development`);
  await turn(server, flag, !body.enabled);
};

describe('the stream of a client key', () => {
  it('begins with the projection where the client names no state', async () => {
    const stream = await clients.stream();
    const [first] = await stream.take(1);
    expect(first).toMatchObject({ event: 'snapshot', id: (await clients.ids()).client });
    expect(first?.data).toEqual(await clients.document());
    expect(first?.data.flags.map(({ key }: { key: string }) => key)).toEqual(['asked', 'shown']);
  });

  it('brings patches that lead from one snapshot to the next', async () => {
    const values = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, index) => `user-${from + index}`);
    const target = (list: readonly string[]) => ({ targets: [{ variant: 'on', by: 'userId', values: list }] });
    const inSegment = [{ conditions: [{ segment: 'beta' }], serve: { variant: 'off' } }];
    const edits = [
      () => turn(server, 'shown', true),
      () => configure(server, 'shown', target(values(0, 300))),
      () => configure(server, 'shown', target(values(5, 320))),
      () => flip('hidden'),
      () => putSegment(server, 'beta', { included: values(0, 200) }),
      () => configure(server, 'shown', { rules: inSegment }),
      () => putSegment(server, 'beta', { included: values(1, 201) }),
      () => putSegment(server, 'beta', { rules: [needsServer[0]?.conditions] }),
      () => putSegment(server, 'beta', { rules: [] }),
      () => configure(server, 'shown', { rules: [], targets: [] }),
      () => aFlag(server, 'late', { clientVisible: true }),
      () => server.call('DELETE', `${flags}/late`),
      () => turn(server, 'shown', false),
    ];
    const stream = await current();
    let held = loadProjection(await clients.document());
    for (const edit of edits) {
      await edit();
      const wanted = await clients.document();
      await waitFor(
        () =>
          stream.events.filter(({ id }) => id !== undefined).at(-1)?.id === idOf(wanted) ||
          (held && idOf(held)) === idOf(wanted),
      );
      for (const { event, data } of stream.events.filter(({ data: { from } }) => held && from === idOf(held))) {
        expect(event).toBe('patch');
        held = held && patchProjection(held, data);
      }
      expect(JSON.parse(JSON.stringify(held))).toMatchObject(contentOf(wanted));
    }
    expect(stream.events.filter(({ event }) => event === 'patch')).toHaveLength(edits.length - 2);
  });

  it('sends the same bytes to all', async () => {
    const [one, other] = [await current(), await current()];
    await flip('shown');
    await Promise.all([one.take(1), other.take(1)]);
    const bytesOf = ({ raw }: TestStream) => raw.slice(raw.indexOf('id: '));
    expect(bytesOf(one)).toBe(bytesOf(other));
  });

  it('tells at the beginning what the server decides: the page may have asked a node that is behind', async () => {
    await clients.document();
    const { client, environment } = await clients.ids();
    const stream = await clients.stream({ lastEventId: client });
    const [told] = await stream.take(1);
    expect(told).toMatchObject({ event: 'changed', data: { id: environment, flags: ['asked'] } });
  });

  it('is silent about what client keys do not see', async () => {
    const [local, asking] = [await afterBeginning(await current()), await current({ query: remote })];
    await flip('hidden');
    await putSegment(server, 'unused', { included: ['user-1'] });
    await flip('shown');
    const [[patch], [changed]] = await Promise.all([local.take(1), asking.take(1)]);
    expect(patch).toMatchObject({ event: 'patch', id: (await clients.ids()).client });
    expect(patch?.data.flags.map(({ key }: { key: string }) => key)).toEqual(['shown']);
    expect(changed?.data.flags).toEqual(['shown']);
  });

  it('tells, without an id, what the server may decide otherwise now', async () => {
    const stream = await afterBeginning(await current());
    await configure(server, 'asked', { rules: needsServer.map((rule) => ({ ...rule, serve: { variant: 'off' } })) });
    const [changed] = await stream.take(1);
    const { environment } = await clients.ids();
    expect(changed).toEqual({
      event: 'changed',
      id: undefined,
      data: { id: environment, flags: ['asked'], afterMs: expect.any(Number) },
    });
  });

  it('tells it, too, where the cause is one of the flags or segments that a decision leans on', async () => {
    const by = (segment: string) => [{ conditions: [{ segment }], serve: { variant: 'on' } }];
    await putSegment(server, 'inner', { rules: [needsServer[0]?.conditions] });
    await aFlag(server, 'leaning', { clientVisible: true });
    await configure(server, 'leaning', { enabled: true, rules: by('inner') });
    const stream = await afterBeginning(await current());
    await putSegment(server, 'inner', { included: ['user-3'] });
    expect((await stream.take(1))[0]).toMatchObject({ event: 'changed', data: { flags: ['leaning'] } });
    await configure(server, 'leaning', { prerequisites: [{ flag: 'shown', variants: ['on'] }] });
    await stream.take(2);
    await flip('shown');
    const [, , patch, changed] = await stream.take(4);
    expect(patch).toMatchObject({ event: 'patch', data: { flags: [{ key: 'shown' }] } });
    expect(changed).toMatchObject({ event: 'changed', data: { flags: ['leaning'] } });
    expect((await server.call('DELETE', `${flags}/leaning`)).status).toBe(204);
  });

  it('tells of a flag that it decides from now on, although nobody may be decided otherwise', async () => {
    const publish = (publicAttributes: readonly string[]) =>
      server.call('PATCH', '/api/v1/projects/default', { body: { publicAttributes } });
    await aFlag(server, 'planned', { clientVisible: true });
    const conditions = [{ attribute: 'plan', operator: 'startsWith', values: ['pro'] }];
    await configure(server, 'planned', { enabled: true, rules: [{ conditions, serve: { variant: 'on' } }] });
    expect((await publish(['plan'])).status).toBe(200);
    const stream = await afterBeginning(await current());
    await publish([]);
    const [patch, changed] = await stream.take(2);
    expect(patch).toMatchObject({ event: 'patch', data: { flags: [{ key: 'planned', server: true }] } });
    expect(changed).toMatchObject({ event: 'changed', data: { flags: ['planned'] } });
    await server.call('DELETE', `${flags}/planned`);
  });

  it('replays what is missing, also from before the node started', async () => {
    const before = idOf(await clients.document());
    await flip('shown');
    await flip('hidden');
    await flip('shown');
    await clients.document();
    const other = await aLiveServer({ databaseUrl: server.databaseUrl });
    for (const port of [server.port, other.port]) {
      const stream = await clients.stream({ port, lastEventId: before });
      const events = (await stream.take(2)).slice(0, 2);
      expect(events.map(({ event }) => event)).toEqual(['patch', 'patch']);
      expect(events[0]?.data.from).toBe(before);
      expect(events[1]).toMatchObject({ id: (await clients.ids()).client, data: { from: events[0]?.id } });
    }
    await other.close();
  });

  it('answers a state that never was, and one of the other chain, with a reset', async () => {
    const { environment } = await clients.ids();
    for (const lastEventId of ['999999-deadbeefdeadbeef', 'no state of ours', environment]) {
      const stream = await clients.stream({ lastEventId });
      const [first] = await stream.take(1);
      expect(first).toMatchObject({ event: 'snapshot', id: (await clients.ids()).client, data: { reset: true } });
    }
  });

  it('ends when its key is revoked', async () => {
    const { body } = await server.call('POST', `${development}/sdk-keys`, { body: { kind: 'client', name: 'short' } });
    const doomed = [
      await clients.stream({ sdkKey: body.key }),
      await clients.stream({ sdkKey: body.key, query: remote }),
    ];
    await server.call('DELETE', `${development}/sdk-keys/${body.id}`);
    for (const stream of doomed) await stream.ended();
  });
});

describe('the stream of who lets the server decide', () => {
  it('begins by telling that anything may have changed, unless the state is the newest', async () => {
    const { environment } = await clients.ids();
    for (const lastEventId of [undefined, '1-0000000000000000', 'no state of ours']) {
      const stream = await clients.stream({ query: remote, ...(lastEventId !== undefined && { lastEventId }) });
      const [first] = await stream.take(1);
      expect(first).toEqual({ event: 'changed', id: environment, data: { id: environment, afterMs: 0 } });
    }
    expect((await current({ query: remote })).events).toEqual([]);
  });

  it('tells what has changed, the same bytes to all, and nothing else', async () => {
    const [one, other] = [await current({ query: remote }), await current({ query: remote })];
    await flip('shown');
    await Promise.all([one.take(1), other.take(1)]);
    const { environment: id } = await clients.ids();
    expect(one.events).toEqual([{ event: 'changed', id, data: { id, flags: ['shown'], afterMs: expect.any(Number) } }]);
    const bytesOf = ({ raw }: TestStream) => raw.slice(raw.indexOf('id: '));
    expect(bytesOf(one)).toBe(bytesOf(other));
  });

  it('tells when a flag is hidden, and no more after that', async () => {
    await aFlag(server, 'going', { clientVisible: true });
    const stream = await current({ query: remote });
    await server.call('PATCH', `${flags}/going`, { body: { clientVisible: false } });
    await flip('going');
    await flip('shown');
    // Changes that one look finds are told as one.
    const told = () => stream.events.flatMap(({ data }) => data.flags);
    await waitFor(() => told().includes('shown'));
    expect(told()).toEqual(['going', 'shown']);
  });

  it('is told apart from the others in the count of open streams', async () => {
    const headers = { 'Guidon-SDK': 'browser/9.9.9' };
    await clients.stream({ headers });
    await clients.stream({ headers, query: remote });
    const { body } = await server.call('GET', '/metrics');
    for (const audience of ['local', 'remote'])
      expect(body).toContain(`guidon_streams_open{protocol="1",sdk="browser/9.9.9",audience="${audience}"} 1`);
  });

  it('is for client keys, and there is no other mode', async () => {
    expect((await clients.stream({ query: '?mode=local' })).status).toBe(400);
    expect((await clients.stream({ query: '?mode=remote&mode=remote' })).status).toBe(400);
    expect((await server.stream({ query: remote })).status).toBe(400);
  });
});

function contentOf({ version, digest, salt, flags: shown }: Awaited<ReturnType<ClientSight['document']>>) {
  return {
    version,
    digest,
    salt,
    flags: expect.arrayContaining([...shown]),
  };
}
