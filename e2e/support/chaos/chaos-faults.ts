import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Change,
  type Fault,
  type FaultKind,
  type FaultMode,
  type FaultProxy,
  type LinkName,
  laneOf,
} from '@guidon/fault-tools';
import { waitFor } from '@guidon/test-kit';
import type { ChaosHouse, HouseNode } from './chaos-house.js';
import { askPostgres, readChanges } from './chaos-records.js';

export interface Injection {
  readonly house: ChaosHouse;
  readonly startVersion: number;
  /** What primaries held that were left behind. */
  readonly leftBehind: (readonly Change[])[];
  /** Processes that did not end as they should. */
  readonly complaints: string[];
}

/** Does one fault and heals it. */
type Act = (injection: Injection, fault: Fault) => Promise<void>;

const acts: Readonly<Record<FaultKind, Act>> = {
  'node-kill': onNode(async (node, { forMs }) => {
    node.isRunning = false;
    await node.kill();
    await sleep(forMs);
    await startNode(node);
  }),
  'node-restart': onNode(async (node, _fault, { complaints }) => {
    node.isRunning = false;
    const code = await node.end('SIGTERM');
    if (code !== 0)
      complaints.push(`a node that was told to leave ended with ${code}:\n${node.output().slice(-2_000)}`);
    await startNode(node);
  }),
  'node-pause': onNode((node, { forMs }) => paused(node, forMs)),
  'redis-kill': async ({ house: { redis } }, { forMs }) => {
    await redis.kill();
    await sleep(forMs);
    await redis.start();
  },
  'redis-pause': ({ house: { redis } }, { forMs }) => paused(redis, forMs),
  'postgres-kill': ({ house }) => restarted(house),
  'postgres-pause': ({ house: { pair } }, { forMs }) => paused(pair.primary, forMs),
  'standby-kill': async ({ house: { pair } }) => void pair.standby?.kill(),
  'standby-blackhole': ({ house: { pair } }, { forMs }) => spoil(pair.replication, 'blackhole', forMs),
  'standby-latency': ({ house: { pair } }, { forMs }) => spoil(pair.replication, 'latency', forMs),
  'standby-pause': async ({ house: { pair } }, { forMs }) => {
    if (pair.standby !== undefined) await paused(pair.standby, forMs);
  },
  failover: (injection) => failOver(injection),
  'failover-behind': failOverToOneBehind,
  'sdk-kill': async ({ house }, { target, forMs }) => {
    await house.clients[target]?.kill();
    await sleep(forMs);
    house.clients[target]?.start();
  },
  'sdk-pause': async ({ house }, { target, forMs }) => {
    const clients = house.clients[target];
    if (clients !== undefined) await paused(clients, forMs);
  },
  'postgres-cut': cut('postgres'),
  'postgres-blackhole': spoiled('postgres', 'blackhole'),
  'postgres-half-open': halfOpen('postgres'),
  'postgres-latency': spoiled('postgres', 'latency'),
  'postgres-trickle': spoiled('postgres', 'trickle'),
  'redis-cut': cut('redis'),
  'redis-blackhole': spoiled('redis', 'blackhole'),
  'redis-latency': spoiled('redis', 'latency'),
  'redis-half-open': halfOpen('redis'),
  'sdk-cut': cut('sdk'),
  'sdk-blackhole': spoiled('sdk', 'blackhole'),
  'sdk-latency': spoiled('sdk', 'latency'),
  'sdk-trickle': spoiled('sdk', 'trickle'),
  'sdk-half-open': halfOpen('sdk'),
};

export interface Injected extends Fault {
  /** Until it was healed: until a process that was killed was back. */
  readonly tookMs: number;
}

/** Does all of a plan, each fault at its time or once its lane is free, and resolves when all are healed. */
export async function inject(injection: Injection, plan: readonly Fault[]): Promise<readonly Injected[]> {
  const lanes = new Map<string, Promise<void>>();
  const injected: Injected[] = [];
  const act = async (fault: Fault) => {
    const begunAtMs = performance.now();
    await acts[fault.kind](injection, fault);
    injected.push({ ...fault, tookMs: Math.round(performance.now() - begunAtMs) });
  };
  for (const fault of plan) {
    const lane = laneOf(fault);
    const isFree = lanes.get(lane) ?? Promise.resolve();
    const isDue = sleep(fault.atMs);
    lanes.set(
      lane,
      Promise.all([isFree, isDue]).then(() => act(fault)),
    );
  }
  await Promise.all(lanes.values());
  return injected.sort((one, other) => other.tookMs - one.tookMs);
}

function onNode(act: (node: HouseNode, fault: Fault, injection: Injection) => Promise<void>): Act {
  return async (injection, fault) => {
    const node = injection.house.nodes[fault.target];
    if (node !== undefined) await act(node, fault, injection);
  };
}

async function startNode(node: HouseNode): Promise<void> {
  await node.start();
  node.isRunning = true;
}

interface Pausable {
  pause(): void;
  resume(): void;
}

async function paused(one: Pausable, forMs: number): Promise<void> {
  one.pause();
  await sleep(forMs);
  one.resume();
}

function cut(name: LinkName): Act {
  return async ({ house }) => house.links[name].cut();
}

function halfOpen(name: LinkName): Act {
  return async ({ house }) => house.links[name].halfOpen();
}

function spoiled(name: LinkName, mode: FaultMode): Act {
  return ({ house }, { forMs }) => spoil(house.links[name], mode, forMs);
}

async function spoil(link: FaultProxy, mode: FaultMode, forMs: number): Promise<void> {
  Object.assign(link.settings, { mode, latencyMs: 150, bytesPerSecond: 20_000 });
  await sleep(forMs);
  // No connection loses what was said first and brings what is said later.
  if (mode === 'blackhole') link.cut();
  link.settings.mode = 'pass';
}

async function restarted({ pair }: ChaosHouse): Promise<void> {
  const { primary } = pair;
  primary.kill();
  await waitFor(() => askPostgres(primary.url, (sql) => sql`select 1`), {
    timeoutMs: 60_000,
    what: 'Postgres to be back',
  });
}

/** Nobody hears from the old primary any more before the new one is asked: that is what makes it a failover. */
async function failOver(injection: Injection, beforePromotion: () => void = () => {}): Promise<void> {
  const { house, leftBehind, startVersion } = injection;
  const { pair, links } = house;
  links.postgres.cut();
  const promoting = pair.failOver();
  beforePromotion();
  await promoting;
  links.postgres.cut();
  await pair.addStandby();
  const changes = await pair.lookAtLeftBehind((url) => readChanges(url, startVersion));
  if (changes !== undefined) leftBehind.push(changes);
}

/** What the primary commits while nothing reaches the standby is acknowledged to nobody, but shown once it was restarted. */
async function failOverToOneBehind(injection: Injection, { forMs }: Fault): Promise<void> {
  const { replication } = injection.house.pair;
  replication.settings.mode = 'blackhole';
  await sleep(forMs / 2);
  await restarted(injection.house);
  await sleep(forMs / 2);
  await failOver(injection, () => {
    replication.settings.mode = 'pass';
  });
}
