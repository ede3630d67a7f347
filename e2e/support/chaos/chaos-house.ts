import { join } from 'node:path';
import {
  type FaultProxy,
  type Fleet,
  fasterClock,
  faultProxy,
  type GuidonNode,
  type HeldState,
  type LinkName,
  type PostgresPair,
  startFleet,
  startPostgresPair,
  type Upstream,
} from '@guidon/fault-tools';
import { startRedis, type TestRedis, tempDir, waitFor } from '@guidon/test-kit';
import { type ClientsProcess, startClients } from './chaos-clients.js';
import { readAudited, readChanges, readHead } from './chaos-records.js';
import { settingsOf, variantCount } from './chaos-writers.js';

export interface ChaosHouse {
  readonly pair: PostgresPair;
  readonly redis: TestRedis;
  readonly nodes: readonly HouseNode[];
  readonly clients: readonly ClientsProcess[];
  readonly links: Readonly<Record<LinkName, FaultProxy>>;
  readonly token: string;
  readonly flags: readonly string[];
  /** As it was when the house was opened. */
  readonly first: HeldState;
  readonly firstSequence: number;
  close(): Promise<void>;
}

/** Whoever sends requests to nodes knows which of them have a process, and no more. */
export interface HouseNode extends GuidonNode {
  isRunning: boolean;
}

export const nodeCount = 3;
export const clientProcessCount = 2;
const clientsEach = 3;
/** A look each 250 ms, a heartbeat each 1.9 s, its silence noticed after 5.6 s, backoff up to 3.8 s. */
const clockSpeed = 8;

const secretKey = 'sealed-by-the-nodes-of-a-house-in-chaos';

const flags = ['chaos-a', 'chaos-b', 'chaos-c', 'chaos-d'];

/** Nodes, clients and all that they lean on, each in a process of its own, with a proxy on each way between them. */
export async function openChaosHouse(): Promise<ChaosHouse> {
  const opened: (() => unknown)[] = [];
  const close = async () => {
    for (const one of opened.splice(0).reverse()) await one();
  };
  try {
    return { ...(await openAll(opened)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openAll(opened: (() => unknown)[]): Promise<Omit<ChaosHouse, 'close'>> {
  const dir = tempDir('guidon-chaos-');
  opened.push(dir.remove);
  const [pair, redis] = await Promise.all([
    startPostgresPair({ isSynchronous: true }).then((one) => keep(opened, one, one.close)),
    startRedis({ listen: 'port' }).then((one) => keep(opened, one, one.close)),
  ]);
  const nodes: HouseNode[] = [];
  const proxy = async (upstream: Upstream) => {
    const one = await faultProxy({ upstream });
    return keep(opened, one, one.close);
  };
  const links = {
    // Where the primary is, the address leads: as one that moves, or a proxy before the database, does it.
    postgres: await proxy({
      get port() {
        return pair.primary.port;
      },
    }),
    redis: await proxy({ port: redis.port }),
    sdk: await proxy(anyOf(nodes)),
  };
  const fleet = await startFleet({
    nodes: nodeCount,
    databaseUrl: withPort(pair.primary.url, links.postgres.port),
    redisUrl: `redis://127.0.0.1:${links.redis.port}`,
    // With a key that they share, nodes keep what they hold in Redis, too.
    environment: { ...fasterClock(clockSpeed, { keeps: 'timeouts' }), GUIDON_SECRET_KEY: secretKey },
  });
  opened.push(fleet.end);
  nodes.push(...fleet.nodes.map(houseNode));
  await makeFlags(fleet);
  const clients = Array.from({ length: clientProcessCount }, (_none, index) =>
    startClients({
      name: `process ${index}`,
      url: `http://127.0.0.1:${links.sdk.port}`,
      sdkKey: fleet.sdkKey,
      cacheFiles: Array.from({ length: clientsEach }, (_client, client) => join(dir.path, `${index}-${client}.cache`)),
      flags,
      environment: fasterClock(clockSpeed),
    }),
  );
  opened.push(() => Promise.all(clients.map((one) => one.kill())));
  const first = await firstState(pair.primary.url);
  const { sequence: firstSequence } = await readAudited(pair.primary.url, 0);
  return { pair, redis, nodes, clients, links, token: fleet.token, flags, first, firstSequence };
}

function keep<T>(opened: (() => unknown)[], one: T, close: () => unknown): T {
  opened.push(close);
  return one;
}

/** One after the other of those that run, as a load balancer does it that notices who is gone, not who hangs. */
function anyOf(nodes: readonly HouseNode[]): Upstream {
  let turn = 0;
  return {
    get port() {
      const running = nodes.filter(({ isRunning }) => isRunning);
      turn += 1;
      return running[turn % running.length]?.port ?? nodes[0]?.port ?? 0;
    },
  };
}

function houseNode(node: GuidonNode): HouseNode {
  return Object.defineProperties({ isRunning: true } as HouseNode, Object.getOwnPropertyDescriptors(node));
}

function withPort(address: string, port: number): string {
  const url = new URL(address);
  url.port = String(port);
  return url.href;
}

async function makeFlags({ nodes: [node], token }: Fleet): Promise<void> {
  const url = `${node?.url}/api/v1/projects/default/flags`;
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const variants = Object.fromEntries(Array.from({ length: variantCount }, (_none, value) => [`v${value}`, value]));
  // A machine that is busy answers late, which is 503: that is no finding yet.
  const ask = (method: string, path: string, body: object, wanted: readonly number[]) =>
    waitFor(
      async () =>
        wanted.includes((await fetch(`${url}${path}`, { method, headers, body: JSON.stringify(body) })).status),
      { timeoutMs: 30_000, what: `${method} ${path}` },
    );
  for (const key of flags) {
    await ask('POST', '', { key, kind: 'number', variants }, [201, 409]);
    await ask('PATCH', `/${key}/environments/development`, settingsOf(`w-${key}`, 0), [200]);
  }
}

async function firstState(url: string): Promise<HeldState> {
  const changes = (await readChanges(url, 0)).filter(({ token }) => token !== '');
  return {
    ...(await readHead(url)),
    values: Object.fromEntries(changes.map(({ flag, value }) => [flag, value])),
    tokens: Object.fromEntries(changes.map(({ flag, token }) => [flag, token])),
  };
}
