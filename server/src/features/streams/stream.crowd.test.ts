import { connect, type Socket } from 'node:net';
import { waitFor } from '@guidon/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFlag, aLiveServer, flags, type LiveServer, turn } from '../../testing/a-live-server.js';
import { heldMemory } from '../../testing/held-memory.js';

let server: LiveServer;
const sockets: Socket[] = [];

beforeAll(async () => {
  server = await aLiveServer({
    environment: { GUIDON_STREAM_RATE: '20', GUIDON_MAX_STREAMS_PER_KEY: '30', GUIDON_MAX_STREAMS: '40' },
  });
  await aFlag(server, 'billing', { kind: 'string', variants: { a: 'a', b: 'b' } });
});
afterAll(async () => {
  for (const socket of sockets) socket.destroy();
  await server.close();
});

async function metric(name: string): Promise<number> {
  const { body } = await server.call('GET', '/metrics');
  return Number(new RegExp(`^${name.replaceAll(/[{}"]/g, '\\$&')} (\\d+)`, 'm').exec(body)?.[1] ?? 0);
}

/** Asks for a stream and never reads what comes. */
function aDeafClient(): Socket {
  const socket = connect(server.port, '127.0.0.1');
  sockets.push(socket);
  socket.pause();
  socket.on('error', () => {});
  socket.write(`GET /sdk/v1/stream HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${server.sdkKey}\r\n\r\n`);
  return socket;
}

describe('a crowd', () => {
  it('is cut where it does not read, with little memory spent on it, while others go on', async () => {
    const reader = await server.stream();
    await reader.take(1);
    for (let client = 0; client < 5; client += 1) aDeafClient();
    await waitFor(
      async () => (await metric('guidon_streams_open{protocol="1",sdk="unknown",audience="server"}')) === 6,
    );
    const before = heldMemory();
    for (let change = 0; change < 400; change += 1) {
      const text = `${change}`.padEnd(40_000, 'x');
      await server.call('PATCH', `${flags}/billing`, { body: { variants: { a: text, b: 'b' } } });
      if ((await metric('guidon_streams_cut_total{reason="buffer"}')) === 5) break;
    }
    expect(await metric('guidon_streams_cut_total{reason="buffer"}')).toBe(5);
    const after = heldMemory();
    expect(after.external + after.arrayBuffers - before.external - before.arrayBuffers).toBeLessThan(20_000_000);
    expect(reader.isClosed).toBe(false);
    await turn(server, 'billing', true);
    await waitFor(() => reader.events.at(-1)?.data.flags?.[0]?.enabled === true);
    reader.close();
    await waitFor(
      async () => (await metric('guidon_streams_open{protocol="1",sdk="unknown",audience="server"}')) === 0,
    );
  });

  it('is let in at a bounded rate, and told when to come again', async () => {
    const answers = await Promise.all(Array.from({ length: 28 }, () => server.stream()));
    const refused = answers.filter(({ status }) => status === 503);
    expect(refused.length).toBeGreaterThanOrEqual(2);
    for (const { head, raw } of refused) {
      expect(Number(/retry-after: (\d+)/i.exec(head)?.[1])).toBeGreaterThanOrEqual(1);
      expect(raw).toContain('urn:guidon:problem:unavailable');
    }
    for (const answer of answers) answer.close();
  });

  it('finds as many places as one key may have, and no more', async () => {
    const open = await waitFor(
      async () => {
        const answers = await Promise.all(Array.from({ length: 10 }, () => server.stream()));
        for (const { socket } of answers) sockets.push(socket);
        const last = answers.find(({ raw }) => raw.includes('as many streams open as one key may have'));
        return (
          last !== undefined && (await metric('guidon_streams_open{protocol="1",sdk="unknown",audience="server"}'))
        );
      },
      { timeoutMs: 15_000 },
    );
    expect(open).toBe(30);
  });
});
