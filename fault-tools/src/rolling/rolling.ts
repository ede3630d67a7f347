import { setTimeout as sleep } from 'node:timers/promises';
import { type Balancer, startBalancer } from '../balancers/balancer.js';
import type { BalancerName } from '../balancers/balancer-programs.js';
import { startCrowd } from '../crowd/crowd.js';
import { fetchHeld } from '../crowd/fetch-held.js';
import { whatIsLost } from '../crowd/what-is-lost.js';
import type { Fleet } from '../fleet/fleet.js';
import { createLoad, type KeepAliveLoad } from '../load/keep-alive-load.js';
import type { LoadFigures } from '../load/load-figures.js';
import { requestMix } from '../load/request-mix.js';
import { type Restarts, restartInTurn } from './restarts.js';

export interface RollingOptions {
  readonly fleet: Fleet;
  readonly balancer: BalancerName;
  /** Of balancers: the fleet's drain delay is to fit them. */
  readonly areTimesShort: boolean;
  /** That many of one kind share the connections: one process may open so many files and no more. */
  readonly balancers: number;
  readonly connections: number;
  readonly streams: number;
  /** Under requests alone. */
  readonly restarts: number;
  /** With the streams open, too. */
  readonly streamRestarts: number;
  /** Of what the fleet manages, how much is asked of it. */
  readonly loadShare: number;
  /** Of the time without restarts, for each of its two measurements. */
  readonly quietMs: number;
  readonly settleMs: number;
  readonly flags: readonly string[];
}

export interface RollingResult {
  readonly name: BalancerName;
  readonly requests: number;
  readonly failed: number;
  readonly failures: readonly string[];
  readonly quietPerS: number;
  readonly ratePerS: number;
  readonly quietP50Ms: number;
  readonly quietP99Ms: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly restarts: number;
  readonly slowestExitMs: number;
  readonly exitCodes: readonly (number | null)[];
  readonly streams: number;
  readonly backAfterMs: number;
  readonly peakReconnectsPerS: number;
  readonly peakAttemptsPerS: number;
  readonly lost: number;
  readonly regressed: number;
}

/** Of the load, what is asked while the streams are open. */
const besideStreams = 0.25;
const saturatingConnections = 64;
/** Less than a fleet lets in. */
const openPerS = 350;
const keptOutput = 2_000;

/** Restarts a fleet behind a balancer while it is asked and written to, first without streams, then with them. */
export async function rollThrough(options: RollingOptions): Promise<RollingResult> {
  const { fleet, balancer: name, connections, areTimesShort } = options;
  const nodePorts = fleet.nodes.map(({ port }) => port);
  const balancers = await startAll(options.balancers, () => startBalancer(name, { nodePorts, areTimesShort }));
  const ports = balancers.map(({ port }) => port);
  const mix = requestMix({ sdkKey: fleet.sdkKey, token: fleet.token, flags: options.flags });
  const load = createLoad({ ports, connections, mix });
  try {
    const stages = await underRequests(options, load);
    // Each write is told to each stream: one a second is ten thousand events.
    const ratePerS = Math.max(1, Math.round(stages.ratePerS * besideStreams));
    mix.writeEvery(ratePerS);
    const crowded = await withStreams(options, load, { ports, ratePerS });
    const result = resultOf(options, stages, crowded);
    const complaints = result.failed > 0 ? balancers.map((each) => each.output().slice(-keptOutput)) : [];
    return { ...result, failures: [...result.failures, ...complaints] };
  } finally {
    load.close();
    await Promise.all(balancers.map((each) => each.end()));
  }
}

async function startAll(count: number, start: () => Promise<Balancer>): Promise<readonly Balancer[]> {
  return await Promise.all(Array.from({ length: count }, start));
}

interface RequestStages {
  readonly ratePerS: number;
  /** Before anything is measured. */
  readonly before: readonly LoadFigures[];
  readonly most: LoadFigures;
  readonly quiet: LoadFigures;
  readonly rolling: LoadFigures;
  readonly restarts: Restarts;
}

async function underRequests(options: RollingOptions, load: KeepAliveLoad): Promise<RequestStages> {
  const { fleet, quietMs, settleMs, restarts: count, loadShare } = options;
  const begun = await load.begin();
  await load.saturate(saturatingConnections, quietMs / 4);
  const most = await load.saturate(saturatingConnections, quietMs / 2);
  const ratePerS = Math.max(1, Math.round(most.perS * loadShare));
  load.run(ratePerS);
  await sleep(settleMs);
  const settling = load.cut();
  await sleep(quietMs);
  const quiet = load.cut();
  const restarts = await restartInTurn({ nodes: fleet.nodes, count, settleMs });
  return { ratePerS, before: [begun, settling], most, quiet, rolling: await load.rest(), restarts };
}

interface CrowdedStage {
  readonly figures: LoadFigures;
  readonly restarts: Restarts;
  readonly backAfterMs: number;
  readonly peakReconnectsPerS: number;
  readonly peakAttemptsPerS: number;
  readonly lost: number;
  readonly regressed: number;
}

const backTimeoutMs = 90_000;

async function withStreams(
  { fleet, streams, streamRestarts, settleMs }: RollingOptions,
  load: KeepAliveLoad,
  { ports, ratePerS }: { readonly ports: readonly number[]; readonly ratePerS: number },
): Promise<CrowdedStage> {
  const { sdkKey } = fleet;
  const held = () => fetchHeld(fleet.nodes[0]?.port ?? 0, sdkKey);
  const crowd = startCrowd();
  try {
    await crowd.open({ count: streams, ports, sdkKey, heldId: await held(), seed: 1, openPerS });
    await crowd.mark();
    load.run(ratePerS);
    let backAfterMs = 0;
    const onRestarted = async () => {
      backAfterMs = Math.max(backAfterMs, await crowd.allBack({ timeoutMs: backTimeoutMs }));
    };
    const restarts = await restartInTurn({ nodes: fleet.nodes, count: streamRestarts, settleMs, onRestarted });
    const figures = await load.rest();
    const losses = await whatIsLost(crowd, held);
    const { peakPerS: peakReconnectsPerS, peakAttemptsPerS } = await crowd.comeback();
    return { figures, restarts, backAfterMs, peakReconnectsPerS, peakAttemptsPerS, ...losses };
  } finally {
    await crowd.end();
  }
}

function resultOf(options: RollingOptions, stages: RequestStages, crowded: CrowdedStage): RollingResult {
  const { before, most, quiet, rolling, restarts } = stages;
  // Whoever asks as fast as it can may be told to wait: what failed is what failed under the load that is borne.
  const all = [...before, quiet, rolling, crowded.figures];
  const exitCodes = [...restarts.exitCodes, ...crowded.restarts.exitCodes];
  const { backAfterMs, peakReconnectsPerS, peakAttemptsPerS, lost, regressed } = crowded;
  return {
    name: options.balancer,
    requests: all.reduce((sum, { requests }) => sum + requests, 0),
    failed: all.reduce((sum, { failed }) => sum + failed, 0),
    failures: all.flatMap(({ failures }) => failures),
    quietPerS: most.perS,
    ratePerS: stages.ratePerS,
    quietP50Ms: quiet.p50Ms,
    quietP99Ms: quiet.p99Ms,
    p50Ms: rolling.p50Ms,
    p99Ms: rolling.p99Ms,
    restarts: exitCodes.length,
    slowestExitMs: Math.max(restarts.slowestExitMs, crowded.restarts.slowestExitMs),
    exitCodes,
    streams: options.streams,
    backAfterMs,
    peakReconnectsPerS,
    peakAttemptsPerS,
    lost,
    regressed,
  };
}
