import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startEmbeddedPostgres } from '@guidon/embedded-postgres';
import { migrate } from '@guidon/migrations';
import { startRedis, tempDir } from '@guidon/test-kit';
import { type Crowd, startCrowd } from '../crowd/crowd.js';
import { fetchHeld } from '../crowd/fetch-held.js';
import { monotonicMs } from '../crowd/monotonic.js';
import { whatIsLost } from '../crowd/what-is-lost.js';
import { startFleet } from '../fleet/fleet.js';
import { operatorOf } from '../fleet/operator.js';

export interface HerdOptions {
  readonly clients: number;
  /** How long everything stays away. */
  readonly awayMs: number;
  /** Who is not back by then has starved. */
  readonly patienceMs: number;
}

export interface HerdOutcome {
  readonly clients: number;
  /** The most that went live in any second. */
  readonly peakPerS: number;
  /** Since the first node listened again; undefined where it did not come to that. */
  readonly live99Ms: number | undefined;
  readonly lastMs: number | undefined;
  readonly starved: number;
  /** Since everything was killed. */
  readonly attempts: number;
  readonly refused: number;
  readonly lost: number;
  readonly regressed: number;
}

const flag = 'herded';
/** Who looks all the time keeps the crowd from coming back. */
const lookEachMs = 250;

/** `kill -9` of all nodes, of Redis and of Postgres, with a crowd connected; then all are started again where they were. */
export async function herd(options: HerdOptions): Promise<HerdOutcome> {
  const folder = tempDir();
  const dataDir = join(folder.path, 'postgres');
  const first = await startEmbeddedPostgres({ dataDir });
  await migrate({ url: first.url, direction: 'up' });
  const redis = await startRedis({ listen: 'port' });
  const fleet = await startFleet({ nodes: 2, databaseUrl: first.url, redisUrl: redis.url });
  const crowd = startCrowd();
  let postgres = first;
  const killAll = () => Promise.all([...fleet.nodes.map((node) => node.kill()), redis.kill(), postgres.kill()]);
  const startAll = async () => {
    const [started] = await Promise.all([startEmbeddedPostgres({ dataDir, port: first.port }), redis.start()]);
    postgres = started;
    const starting = fleet.nodes.map((node) => node.start());
    await Promise.race(starting);
    const listensAtMs = monotonicMs();
    await Promise.all(starting);
    return listensAtMs;
  };
  try {
    const operator = operatorOf(fleet);
    await operator.createFlag(flag);
    const [{ port } = { port: 0 }] = fleet.nodes;
    const held = () => fetchHeld(port, fleet.sdkKey);
    const ports = fleet.nodes.map((node) => node.port);
    await crowd.open({
      count: options.clients,
      ports,
      sdkKey: fleet.sdkKey,
      heldId: await held(),
      seed: 1,
      isRoaming: true,
    });
    const back = await comeBack(crowd, options, killAll, startAll);
    await operator.toggle(flag);
    return { ...back, ...(await whatIsLost(crowd, held)) };
  } finally {
    await crowd.end();
    await fleet.end();
    await redis.close();
    await postgres.stop();
    folder.remove();
  }
}

async function comeBack(
  crowd: Crowd,
  { clients, awayMs, patienceMs }: HerdOptions,
  killAll: () => Promise<unknown>,
  startAll: () => Promise<number>,
) {
  const before = await crowd.told();
  await killAll();
  await crowd.mark();
  await sleep(awayMs);
  const listensAtMs = await startAll();
  while (monotonicMs() - listensAtMs < patienceMs && (await crowd.told()).live < clients) await sleep(lookEachMs);
  const { peakPerS, live99AtMs, lastAtMs } = await crowd.comeback();
  const after = await crowd.told();
  return {
    clients,
    peakPerS,
    live99Ms: sinceMs(listensAtMs, live99AtMs),
    lastMs: sinceMs(listensAtMs, lastAtMs),
    starved: clients - after.live,
    attempts: after.attempts - before.attempts,
    refused: after.refused - before.refused,
  };
}

const sinceMs = (beginMs: number, atMs: number | undefined) => (atMs === undefined ? undefined : atMs - beginMs);
