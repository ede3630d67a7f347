import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Crowd, startCrowd } from '../crowd/crowd.js';
import { fetchHeld } from '../crowd/fetch-held.js';
import { monotonicMs } from '../crowd/monotonic.js';
import { type Fleet, startFleet } from '../fleet/fleet.js';
import { type Operator, operatorOf } from '../fleet/operator.js';
import { quantile } from '../quantile.js';
import { type BareServer, startBareServer } from './bare-server.js';
import { onePatch } from './one-patch.js';

export interface FanOutOptions {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly streams: number;
  readonly rounds: number;
  readonly eachMs: number;
  /** Between the changes of the second part: a kernel takes in megabytes before a server sees that nobody reads. */
  readonly largeEachMs: number;
  /** How many of them stop reading in the second part. */
  readonly stalled: number;
  /** How large the value of the flag is that is changed then. */
  readonly valueBytes: number;
  readonly patienceMs: number;
}

/** Until one change is with half of the crowd, with nearly all, and with the last. */
interface Times {
  readonly p99Ms: number;
  readonly lastMs: number;
}

export interface FanOutOutcome {
  readonly streams: number;
  readonly eventBytes: number;
  readonly lastP50Ms: number;
  readonly lastWorstMs: number;
  readonly bareLastP50Ms: number;
  readonly bareLastWorstMs: number;
  readonly stalled: number;
  readonly cut: number;
  /** From when they stopped reading until the first and the last of them was cut: the kernels' buffers fill before. */
  readonly firstCutMs: number | undefined;
  readonly lastCutMs: number | undefined;
  readonly bytesEach: number;
  readonly quietP99Ms: number;
  readonly stalledP99Ms: number;
  readonly lost: number;
}

const flag = 'small';
const largeFlag = 'large';
const warmUpRounds = 5;
/** What is admitted in which second is shown elsewhere. */
const environment = { GUIDON_STREAM_RATE: '100000' };

interface Parts {
  readonly fleet: Fleet;
  readonly crowd: Crowd;
  readonly operator: Operator;
}

export async function fanOut(options: FanOutOptions): Promise<FanOutOutcome> {
  const { databaseUrl, redisUrl } = options;
  const fleet = await startFleet({ nodes: 2, databaseUrl, redisUrl, environment });
  const parts = { fleet, crowd: startCrowd(), operator: operatorOf(fleet) };
  try {
    await parts.operator.createFlag(flag);
    await parts.operator.createFlag(largeFlag, 'x'.repeat(options.valueBytes));
    const beside = await besideBare(parts, options);
    const stalled = await withStalled(parts, options);
    const { gaps, regressions } = await parts.crowd.told();
    return { streams: options.streams, ...beside, ...stalled, lost: gaps + regressions };
  } finally {
    await parts.crowd.end();
    await fleet.end();
  }
}

/** In turn, so that whatever else the machine does is borne by both. */
async function besideBare(parts: Parts, options: FanOutOptions) {
  const { fleet, crowd, operator } = parts;
  const [{ port } = { port: 0 }] = fleet.nodes;
  const heldId = await fetchHeld(port, fleet.sdkKey);
  const change = () => operator.toggle(flag);
  const event = await onePatch(port, fleet.sdkKey, heldId, change);
  const bare = [await startBareServer(event), await startBareServer(event)];
  const bareCrowd = startCrowd();
  try {
    const count = options.streams;
    const held = await fetchHeld(port, fleet.sdkKey);
    const ports = fleet.nodes.map((node) => node.port);
    await crowd.open({ count, ports, sdkKey: fleet.sdkKey, heldId: held, seed: 1 });
    await bareCrowd.open({ count, ports: bare.map((server) => server.port), sdkKey: 'x', seed: 1 });
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = -warmUpRounds; round < options.rounds; round += 1) {
      const [{ lastMs }, { lastMs: bareLastMs }] = [await timed(crowd, change), await timed(bareCrowd, pushAll(bare))];
      if (round >= 0) {
        ours.push(lastMs);
        theirs.push(bareLastMs);
      }
      await sleep(options.eachMs);
    }
    return {
      eventBytes: Buffer.byteLength(event),
      lastP50Ms: quantile(ours, 0.5),
      lastWorstMs: quantile(ours, 1),
      bareLastP50Ms: quantile(theirs, 0.5),
      bareLastWorstMs: quantile(theirs, 1),
    };
  } finally {
    await bareCrowd.end();
    await Promise.all(bare.map((server) => server.end()));
  }
}

const pushAll = (servers: readonly BareServer[]) => async () =>
  void (await Promise.all(servers.map((server) => server.push())));

async function timed(crowd: Crowd, change: () => Promise<void>): Promise<Times> {
  await crowd.arm();
  const begunAtMs = monotonicMs();
  await change();
  const { p99AtMs, lastAtMs } = await crowd.arrived();
  return { p99Ms: p99AtMs - begunAtMs, lastMs: lastAtMs - begunAtMs };
}

async function withStalled(parts: Parts, { rounds, largeEachMs, stalled, patienceMs }: FanOutOptions) {
  const { crowd, operator, fleet } = parts;
  const change = () => operator.toggle(largeFlag);
  const quiet: number[] = [];
  for (let round = -warmUpRounds; round < rounds; round += 1) {
    const { p99Ms } = await timed(crowd, change);
    if (round >= 0) quiet.push(p99Ms);
    await sleep(largeEachMs);
  }
  const during: number[] = [];
  const cuts = () => operator.metric('guidon_streams_cut_total');
  const cutBefore = await cuts();
  const bytesBefore = residentBytes(fleet);
  let mostBytes = 0;
  let cut = 0;
  let firstCutMs: number | undefined;
  let lastCutMs: number | undefined;
  const begunAtMs = monotonicMs();
  await crowd.pause({ count: stalled });
  while (monotonicMs() - begunAtMs < patienceMs && cut < stalled) {
    during.push((await timed(crowd, change)).p99Ms);
    mostBytes = Math.max(mostBytes, residentBytes(fleet) - bytesBefore);
    cut = (await cuts()) - cutBefore;
    if (cut > 0) firstCutMs ??= monotonicMs() - begunAtMs;
    if (cut === stalled) lastCutMs = monotonicMs() - begunAtMs;
    await sleep(largeEachMs);
  }
  return {
    stalled,
    cut,
    firstCutMs,
    lastCutMs,
    bytesEach: Math.round(mostBytes / stalled),
    quietP99Ms: quantile(quiet, 0.5),
    stalledP99Ms: quantile(during, 0.5),
  };
}

function residentBytes({ nodes }: Fleet): number {
  return nodes.reduce((sum, { pid }) => sum + residentKb(pid) * 1024, 0);
}

function residentKb(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
}
