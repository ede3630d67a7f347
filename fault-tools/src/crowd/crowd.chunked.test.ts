import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { waitFor } from '@guidon/test-kit';
import { expect, onTestFinished, test } from 'vitest';
import { startCrowd } from './crowd.js';
import { monotonicMs } from './monotonic.js';

const patch = 'id: 8-b\nevent: patch\ndata: {"from":"7-a"}\n\n';

/** As balancers do it: in chunks, on connections that outlive the answer. */
async function startChunkedServer() {
  const open: ServerResponse[] = [];
  const heldIds: unknown[] = [];
  const server = createServer({ keepAliveTimeout: 600_000 }, (request, response) => {
    heldIds.push(request.headers['last-event-id']);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write(':\n\n');
    open.push(response);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { port: (server.address() as AddressInfo).port, open, heldIds };
}

test('a crowd reads what balancers send in chunks, and comes again when such a body ends', async () => {
  const { port, open, heldIds } = await startChunkedServer();
  const crowd = startCrowd();
  onTestFinished(async () => void (await crowd.end()));
  await crowd.open({ count: 20, ports: [port], sdkKey: 'x', heldId: '7-a', seed: 1 });
  await crowd.mark();
  await crowd.arm();
  for (const response of open) {
    response.write(patch.slice(0, 9));
    response.write(patch.slice(9));
  }
  await crowd.arrived();
  expect(await crowd.told()).toMatchObject({ live: 20, patches: 20, gaps: 0, held: { '8-b': 20 } });
  expect(await crowd.allBack({ timeoutMs: 0 })).toBe(0);

  for (const response of open.slice(0, 10)) response.end();
  await waitFor(async () => (await crowd.told()).failed === 10, { what: 'half of the streams to be lost' });
  expect(await crowd.allBack({ timeoutMs: 30_000 })).toBeGreaterThan(0);
  expect(await crowd.told()).toMatchObject({ live: 20, attempts: 30, gaps: 0, held: { '8-b': 20 } });
  expect(heldIds.slice(20)).toEqual(new Array(10).fill('8-b'));
  const { peakPerS, peakAttemptsPerS } = await crowd.comeback();
  for (const peak of [peakPerS, peakAttemptsPerS]) {
    expect(peak).toBeGreaterThan(0);
    expect(peak).toBeLessThanOrEqual(10);
  }
});

test('a crowd opens no faster than it is told to', async () => {
  const { port } = await startChunkedServer();
  const crowd = startCrowd();
  onTestFinished(async () => void (await crowd.end()));
  const begunAtMs = monotonicMs();
  await crowd.open({ count: 20, ports: [port], sdkKey: 'x', seed: 1, openPerS: 40 });
  expect(monotonicMs() - begunAtMs).toBeGreaterThanOrEqual(500);
});
