import { waitFor } from '@guidon/test-kit';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aFlag, aLiveServer, development, flags, type LiveServer, turn } from '../../testing/a-live-server.js';
import type { TestStream } from '../../testing/sse-client.js';

let server: LiveServer;
const streams: TestStream[] = [];

beforeAll(async () => {
  server = await aLiveServer();
  await aFlag(server, 'billing');
});
afterAll(() => server.close());
afterEach(() => {
  for (const stream of streams.splice(0)) stream.close();
});

async function aStream(options: Parameters<LiveServer['stream']>[0] = {}): Promise<TestStream> {
  const stream = await server.stream(options);
  streams.push(stream);
  return stream;
}

async function stateId(): Promise<string> {
  const { version, digest } = (await (await server.snapshot()).json()) as { version: number; digest: string };
  return `${version}-${digest}`;
}

async function storedVersion(): Promise<number> {
  const rows = await query((sql) => sql`select max(version)::int as version from environments`);
  return Number(rows[0]?.['version']);
}

async function query<T>(run: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(server.databaseUrl, { max: 1, onnotice: () => {} });
  try {
    return await run(sql);
  } finally {
    await sql.end();
  }
}

describe('a stream', () => {
  it('answers with what proxies must know', async () => {
    const { head } = await aStream();
    expect(head).toMatch(/^HTTP\/1.1 200 OK\r\n/);
    for (const line of [
      'Content-Type: text/event-stream',
      'Cache-Control: no-cache, no-transform',
      'X-Accel-Buffering: no',
      'Guidon-Protocol: 1',
    ]) {
      expect(head).toContain(`\r\n${line}`);
    }
  });

  it('begins with the snapshot where the client names no state', async () => {
    const stream = await aStream();
    const [first] = await stream.take(1);
    expect(first).toMatchObject({ event: 'snapshot', id: await stateId() });
    expect(first?.data.reset).toBeUndefined();
    expect(first?.data.flags.map(({ key }: { key: string }) => key)).toContain('billing');
  });

  it('sends only a heartbeat to who is current, then each change as it is made', async () => {
    const before = await stateId();
    const stream = await aStream({ lastEventId: before });
    await waitFor(() => stream.heartbeats === 1);
    expect(stream.events).toEqual([]);
    await turn(server, 'billing', true);
    const [patch] = await stream.take(1);
    expect(patch).toMatchObject({ event: 'patch', id: await stateId(), data: { from: before, format: 1 } });
    expect(patch?.data.flags[0]).toMatchObject({ key: 'billing', enabled: true });
  });

  it('sends the same bytes to all', async () => {
    const lastEventId = await stateId();
    const [one, other] = [await aStream({ lastEventId }), await aStream({ lastEventId })];
    await turn(server, 'billing', false);
    await Promise.all([one.take(1), other.take(1)]);
    const bytesOf = ({ raw }: TestStream) => raw.slice(raw.indexOf('id: '));
    expect(bytesOf(one)).toBe(bytesOf(other));
  });

  it('replays what is missing, in order', async () => {
    const before = await stateId();
    for (const enabled of [true, false, true]) await turn(server, 'billing', enabled);
    const stream = await aStream({ lastEventId: before });
    const events = await stream.take(3);
    expect(events.map(({ data }) => data.flags[0].enabled)).toEqual([true, false, true]);
    expect(events[0]?.data.from).toBe(before);
    expect(events[1]?.data.from).toBe(events[0]?.id);
    expect(events[2]?.id).toBe(await stateId());
  });

  it('answers a state that never was with a reset', async () => {
    for (const lastEventId of ['999999-deadbeefdeadbeef', 'no state of ours', '0-0']) {
      const stream = await aStream({ lastEventId });
      const [first] = await stream.take(1);
      expect(first).toMatchObject({ event: 'snapshot', id: await stateId(), data: { reset: true } });
    }
  });

  it('goes on after a reset', async () => {
    const stream = await aStream({ lastEventId: '7-0000000000000000' });
    await stream.take(1);
    await turn(server, 'billing', false);
    await turn(server, 'billing', true);
    const events = await stream.take(3);
    expect(events.slice(1).map(({ event }) => event)).toEqual(['patch', 'patch']);
  });

  it('passes through an HTTP/1.0 proxy as it is', async () => {
    const stream = await aStream({ httpVersion: '1.0' });
    await stream.take(1);
    expect(stream.head).not.toMatch(/chunked/i);
  });

  it('speaks the first protocol to who asks for one that is not known', async () => {
    const stream = await aStream({ headers: { 'Guidon-Protocol': '99', 'Guidon-SDK': 'node/0.1.0' } });
    expect(stream.head).toContain('Guidon-Protocol: 1');
    const { body } = await server.call('GET', '/metrics');
    expect(body).toContain('guidon_streams_open{protocol="1",sdk="node/0.1.0",audience="server"} 1');
  });

  it('is refused to wrong keys and API tokens', async () => {
    expect((await aStream({ sdkKey: server.sdkKey.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')) })).status).toBe(
      401,
    );
    expect((await aStream({ sdkKey: 'x' })).status).toBe(401);
    expect((await aStream({ sdkKey: '' })).status).toBe(401);
  });

  it('ends at once when its key is revoked, and only then', async () => {
    const { body } = await server.call('POST', `${development}/sdk-keys`, {
      body: { kind: 'server', name: 'short-lived' },
    });
    const [doomed, spared] = [await aStream({ sdkKey: body.key }), await aStream()];
    await Promise.all([doomed.take(1), spared.take(1)]);
    const { status } = await server.call('DELETE', `${development}/sdk-keys/${body.id}`);
    expect(status).toBe(204);
    await doomed.ended();
    expect(spared.isClosed).toBe(false);
    expect((await aStream({ sdkKey: body.key })).status).toBe(401);
  });

  it('ends when another node has revoked its key', async () => {
    const { body } = await server.call('POST', `${development}/sdk-keys`, {
      body: { kind: 'server', name: 'elsewhere' },
    });
    const stream = await aStream({ sdkKey: body.key });
    await query(async (sql) => {
      await sql`update sdk_keys set revoked_at = now() where id = ${body.id}`;
      await sql`update environments set keys_revision = keys_revision + 1 where key = 'development'`;
    });
    await stream.ended();
  });

  it('hears what another node has changed, without being told', async () => {
    const other = await aLiveServer({ databaseUrl: server.databaseUrl });
    const stream = await aStream({ lastEventId: await stateId() });
    const { body } = await server.call('GET', `${flags}/billing/environments/development`);
    await turn(other, 'billing', !body.enabled);
    const [patch] = await stream.take(1);
    expect(patch?.data.flags[0].enabled).toBe(!body.enabled);
    await other.close();
  });

  it('asks to fetch where a change is too large for a frame', async () => {
    const stream = await aStream({ lastEventId: await stateId() });
    const values = Array.from({ length: 9_000 }, (_, index) => `customer-${index}`);
    const target = { variant: 'on', by: 'userId', values };
    const before = await stateId();
    await server.call('PATCH', `${flags}/billing/environments/development`, { body: { targets: [target] } });
    const [event] = await stream.take(1);
    expect(event).toMatchObject({
      event: 'refetch',
      id: undefined,
      data: { version: expect.any(Number), afterMs: expect.any(Number) },
    });
    expect(event?.data.reset).toBeUndefined();

    const late = await aStream({ lastEventId: before });
    expect((await late.take(1))[0]?.event).toBe('refetch');
    const nameless = await aStream();
    expect((await nameless.take(1))[0]?.event).toBe('refetch');
    const lost = await aStream({ lastEventId: '5-ffffffffffffffff' });
    expect((await lost.take(1))[0]).toMatchObject({ event: 'refetch', data: { reset: true } });

    await server.call('PATCH', `${flags}/billing/environments/development`, { body: { targets: [] } });
  });

  it('never sends a frame of more than 64 kB', async () => {
    // What the test before wrote may still be on its way to the node: its frame must not be counted among these.
    await expect.poll(async () => (await stateId()).split('-')[0]).toBe(String(await storedVersion()));
    const stream = await aStream({ lastEventId: await stateId() });
    for (const size of [1_000, 64_000, 65_520]) {
      await aFlag(server, `large-${size}`, { kind: 'string', variants: { long: 'x'.repeat(size) } });
    }
    await stream.take(3);
    const frames = stream.raw.slice(stream.raw.indexOf('\r\n\r\n') + 4).split('\n\n');
    expect(Math.max(...frames.map((frame) => Buffer.byteLength(frame) + 2))).toBeLessThanOrEqual(65_536);
    expect(stream.events.map(({ event }) => event)).toEqual(['patch', 'patch', 'refetch']);
  });
});
