import { readdirSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { waitFor } from '@guidon/test-kit';
import { type Crowd, startCrowd } from '../crowd/crowd.js';
import { fetchHeld } from '../crowd/fetch-held.js';
import { type Losses, whatIsLost } from '../crowd/what-is-lost.js';
import { startFleet } from '../fleet/fleet.js';
import { type Operator, operatorOf } from '../fleet/operator.js';
import { startProbe } from '../probe/probe.js';
import { connectionsTo } from './connections.js';
import { type SampleDeps, type SoakSample, takeSample } from './soak-sample.js';

export interface SoakOptions {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly streams: number;
  readonly seconds: number;
  readonly churnPerS: number;
  readonly sampleEachS: number;
  /** Made before anything is measured, so that what a node remembers of changes is full. */
  readonly changesBefore: number;
  readonly onSample?: (sample: SoakSample) => void;
}

/** What two nodes hold that nobody streams from. */
export interface Left {
  /** Without those that lead to Postgres and Redis. */
  readonly files: number;
  readonly sample: SoakSample;
}

export interface SoakOutcome {
  readonly changes: number;
  readonly churned: number;
  /** Changes that a stream missed, and streams that did not end with the last one. */
  readonly lost: number;
  readonly regressed: number;
  readonly samples: readonly SoakSample[];
  /** Once a crowd has come and gone for the first time, and for the last. */
  readonly before: Left;
  readonly after: Left;
}

const flag = 'soaked';
const steadyCounts = 4;
const betweenCountsMs = 200;

/** Streams that stay and streams that come and go, over two nodes, with a change each second. */
export async function soak(options: SoakOptions): Promise<SoakOutcome> {
  const probe = startProbe();
  const { databaseUrl, redisUrl } = options;
  const fleet = await startFleet({ nodes: 2, databaseUrl, redisUrl, environment: probe.environment });
  const connections = connectionsTo(databaseUrl, redisUrl);
  const crowd = startCrowd();
  try {
    return await run({ fleet, probe, connections, crowd, operator: operatorOf(fleet) }, options);
  } finally {
    await crowd.end();
    await connections.close();
    await fleet.end();
    probe.close();
  }
}

interface Parts extends SampleDeps {
  readonly crowd: Crowd;
  readonly operator: Operator;
}

async function run(parts: Parts, options: SoakOptions): Promise<SoakOutcome> {
  const { operator, crowd } = parts;
  await operator.createFlag(flag);
  // A node remembers the changes of environments that somebody asked it for.
  for (const { port } of parts.fleet.nodes) await fetchHeld(port, parts.fleet.sdkKey);
  for (let change = 0; change < options.changesBefore; change += 1) await operator.toggle(flag);
  await gather(parts, options);
  await crowd.churn({ count: options.churnPerS });
  const before = await lookWithout(parts, 0);
  await gather(parts, options);
  const { samples, changes } = await keepOn(parts, options);
  const losses = await lossesOf(parts);
  const after = await lookWithout(parts, options.seconds / 3_600);
  const churned = options.churnPerS * options.seconds;
  return { changes, churned, ...losses, samples, before, after };
}

async function gather({ fleet, crowd }: Parts, { streams }: SoakOptions): Promise<void> {
  const ports = fleet.nodes.map(({ port }) => port);
  const heldId = await fetchHeld(ports[0] ?? 0, fleet.sdkKey);
  await crowd.open({ count: streams, ports, sdkKey: fleet.sdkKey, heldId, seed: 1 });
}

async function keepOn(parts: Parts, options: SoakOptions) {
  const samples: SoakSample[] = [];
  const begunAtMs = performance.now();
  for (let second = 1; second <= options.seconds; second += 1) {
    await sleep(Math.max(0, begunAtMs + second * 1_000 - performance.now()));
    await parts.operator.toggle(flag);
    await parts.crowd.churn({ count: options.churnPerS });
    if (second % options.sampleEachS !== 0) continue;
    await parts.crowd.settle();
    await streamsOpen(parts.operator, options.streams);
    const sample = await takeSample(parts, (performance.now() - begunAtMs) / 3_600_000);
    samples.push(sample);
    options.onSample?.(sample);
  }
  return { samples, changes: options.seconds };
}

async function lossesOf({ crowd, fleet }: Parts): Promise<Losses> {
  await crowd.settle();
  return await whatIsLost(crowd, () => fetchHeld(fleet.nodes[0]?.port ?? 0, fleet.sdkKey));
}

async function lookWithout(parts: Parts, atH: number): Promise<Left> {
  await parts.crowd.leave();
  await streamsOpen(parts.operator, 0);
  return { files: await steadyFiles(parts), sample: await takeSample(parts, atH) };
}

/** Each connection to Postgres and Redis is a file too, and those come and go by themselves: between two counts as well. */
async function steadyFiles({ fleet, connections }: Parts): Promise<number> {
  let last = Number.NaN;
  let alike = 0;
  while (alike < steadyCounts) {
    const { postgres, redis } = await connections.count();
    const files = fleet.nodes.reduce((sum, { pid }) => sum + readdirSync(`/proc/${pid}/fd`).length, 0);
    alike = files - postgres - redis === last ? alike + 1 : 0;
    last = files - postgres - redis;
    await sleep(betweenCountsMs);
  }
  return last;
}

async function streamsOpen(operator: Operator, wanted: number): Promise<void> {
  const isSo = async () => (await operator.metric('guidon_streams_open')) === wanted;
  await waitFor(isSo, { timeoutMs: 30_000, what: `${wanted} open streams` });
}
