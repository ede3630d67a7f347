import { aDatabase, type TestDatabase, waitFor } from '@guidon/test-kit';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { aDatabaseAddress, type DatabaseAddress } from '../testing/a-database-address.js';
import { aFlag, aLiveServer, flags, type LiveServer, turn } from '../testing/a-live-server.js';
import type { TestStream } from '../testing/sse-client.js';

let database: TestDatabase;
let address: DatabaseAddress;
let server: LiveServer;
let other: LiveServer;
let stream: TestStream;
let faults: string[] = [];

beforeAll(async () => {
  database = await aDatabase();
  address = await aDatabaseAddress(database.url);
  server = await aLiveServer({ databaseUrl: address.url, deadlineMs: 1_800 });
  other = await aLiveServer({ databaseUrl: database.url });
  await aFlag(server, 'billing');
  stream = await server.stream();
});
afterAll(async () => {
  stream.close();
  await server.close();
  await other.close();
  await address.proxy.close();
  await database.close();
});

const read = () => server.call('GET', flags);
/** Elsewhere than what is looked at. */
const write = () =>
  server.call('PUT', `${flags}/billing/environments/production/enabled`, { body: { enabled: false } });
const many = <T>(ask: () => Promise<T>) => Promise.all(Array.from({ length: 20 }, ask));

/** So that every connection that a node may have stands, and is idle. */
beforeEach(async () => {
  await waitFor(async () => [...(await many(read)), ...(await many(write))].every(({ status }) => status === 200), {
    timeoutMs: 15_000,
    what: 'a server that is well',
  });
});

afterEach(() => {
  const found = faults;
  faults = [];
  expect(found).toEqual([]);
});

/** All that was connected stands for ever and says nothing more, not even its end; whoever connects is answered. */
function vanish(): void {
  address.proxy.halfOpen();
  address.proxy.settings.mode = 'pass';
}

async function vanishAfter(outageMs: number): Promise<void> {
  const begunAt = performance.now();
  address.proxy.settings.mode = 'blackhole';
  await waitFor(() => performance.now() - begunAt > outageMs, { timeoutMs: outageMs + 1_000 });
  vanish();
}

/** Asks one after the other, as a person does; how long that took. */
async function untilServed(ask: typeof read): Promise<number> {
  const begunAt = performance.now();
  await waitFor(async () => (await promptly(ask)) === 200, { timeoutMs: 15_000, what: 'an answer' });
  return performance.now() - begunAt;
}

async function promptly(ask: typeof read): Promise<number> {
  const begunAt = performance.now();
  const { status, headers } = await ask();
  const isRight = status === 200 || (status === 503 && Number(headers['retry-after']) > 0);
  if (!isRight || performance.now() - begunAt > 2_500) faults.push(`${status} after ${performance.now() - begunAt} ms`);
  return status;
}

/** What another node holds of it is changed past what is gone; how long it takes until streams of this one know. */
async function untilSeen(): Promise<number> {
  const isOn = stream.events.at(-1)?.data.flags[0].enabled !== true;
  const begunAt = performance.now();
  await turn(other, 'billing', isOn);
  await waitFor(() => stream.events.at(-1)?.data.flags?.[0]?.enabled === isOn, { timeoutMs: 15_000 });
  return performance.now() - begunAt;
}

describe('a host of Postgres that vanishes while another takes its address', () => {
  it.each([0, 500, 4_000])('is noticed by all within five seconds, where that takes %i ms', async (outageMs) => {
    await vanishAfter(outageMs);
    const tookMs = await Promise.all([untilSeen(), untilServed(read), untilServed(write)]);
    expect(Math.max(...tookMs)).toBeLessThan(5_000);
  });

  it('is noticed within five seconds under load', async () => {
    vanish();
    const begunAt = performance.now();
    await waitFor(async () => (await many(() => promptly(read))).every((status) => status === 200), {
      timeoutMs: 15_000,
    });
    expect(performance.now() - begunAt).toBeLessThan(5_000);
  });

  it('is noticed within five seconds where nobody asks but the node itself', async () => {
    vanish();
    expect(await untilSeen()).toBeLessThan(5_000);
  });

  it('is left within five seconds for another that is named beside it', async () => {
    const [one, two] = [await aDatabaseAddress(database.url), await aDatabaseAddress(database.url)];
    const [first, second] = [new URL(one.url), new URL(two.url)];
    two.proxy.settings.mode = 'refuse';
    const both = first.href.replace(first.host, `${first.host},${second.host}`);
    const node = await aLiveServer({ databaseUrl: both, deadlineMs: 1_800 });
    const ask = () => node.call('GET', flags);
    await waitFor(async () => (await many(ask)).every(({ status }) => status === 200), { timeoutMs: 15_000 });
    one.proxy.settings.mode = 'blackhole';
    two.proxy.settings.mode = 'pass';
    expect(await untilServed(ask)).toBeLessThan(5_000);
    await node.close();
    for (const { proxy } of [one, two]) await proxy.close();
  });
});
