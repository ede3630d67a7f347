import {
  type Change,
  chaosPlan,
  checkHistory,
  type Fault,
  type Finding,
  type HeldState,
  type History,
  lineageOf,
  seededRandom,
  stateText,
  type Write,
} from '@guidon/fault-tools';
import { waitFor } from '@guidon/test-kit';
import { runGuidon } from '../guidon-command.js';
import { type Injected, inject } from './chaos-faults.js';
import { type ChaosHouse, clientProcessCount, nodeCount } from './chaos-house.js';
import { readAudited, readChanges } from './chaos-records.js';
import { startWriters } from './chaos-writers.js';

/** Where one run ends and the next begins. */
export interface Stand {
  readonly state: HeldState;
  readonly sequence: number;
  readonly past: ReadonlySet<string>;
}

export interface RunResult {
  readonly plan: readonly Fault[];
  readonly findings: readonly Finding[];
  readonly writes: readonly Write[];
  readonly history: History;
  /** The longest first. */
  readonly injected: readonly Injected[];
  readonly faultsTookMs: number;
  /** Until everybody was where Postgres is, once all was healed. */
  readonly settledAfterMs: number;
  readonly next: Stand;
}

const faultsEach = 10;
const faultsWithinMs = 4_000;
/** What takes longer on a machine that does nothing else is still found; what takes longer on a busy one is no finding. */
const patienceMs = 60_000;

export const standOf = ({ first, firstSequence }: ChaosHouse): Stand => ({
  state: first,
  sequence: firstSequence,
  past: new Set([stateText(first)]),
});

export function planOf(seed: number): readonly Fault[] {
  const options = { nodes: nodeCount, sdkProcesses: clientProcessCount, withinMs: faultsWithinMs };
  return chaosPlan({ seed, faults: faultsEach, ...options });
}

/** Writes while a plan's faults go on, heals them all, waits until nothing moves any more, and judges what is left. */
export async function runChaos(house: ChaosHouse, seed: number, stand: Stand): Promise<RunResult> {
  const plan = planOf(seed);
  const { nodes, token, flags, clients } = house;
  for (const process of clients) process.takeLives();
  const begunAtMs = performance.now();
  const urls = nodes.map(({ url }) => url);
  const writers = startWriters({ urls, token, flags, random: seededRandom(seed + 1), name: `${seed}` });
  const leftBehind: (readonly Change[])[] = [];
  const complaints: string[] = [];
  const injected = await inject({ house, startVersion: stand.state.version, leftBehind, complaints }, plan);
  const healedAtMs = performance.now();
  const faultsTookMs = Math.round(healedAtMs - begunAtMs);
  const unwritten = await writers.finish(patienceMs).then(
    () => [],
    (error: Error) => [error.message],
  );
  await settle(house);
  const settledAfterMs = Math.round(performance.now() - healedAtMs);
  const told = [...complaints, ...unwritten, ...writers.complaints];
  return {
    plan,
    injected,
    faultsTookMs,
    settledAfterMs,
    ...(await judge(house, stand, { writes: writers.writes, leftBehind, told })),
  };
}

/** Who does not arrive is found by the judgement. */
async function settle({ pair, clients, first }: ChaosHouse): Promise<void> {
  const { last } = lineageOf(first, await readChanges(pair.primary.url, first.version));
  const end = stateText(last);
  const isThere = () => clients.every((process) => process.last.every((shown) => shown && stateText(shown) === end));
  await waitFor(isThere, { timeoutMs: patienceMs }).catch(() => {});
}

interface Told {
  readonly writes: readonly Write[];
  readonly leftBehind: readonly (readonly Change[])[];
  readonly told: readonly string[];
}

async function judge(house: ChaosHouse, { state, sequence, past }: Stand, { writes, leftBehind, told }: Told) {
  const { url } = house.pair.primary;
  const changes = await readChanges(url, state.version);
  const audited = await readAudited(url, sequence);
  const lives = house.clients.flatMap((process) => process.takeLives());
  const history: History = { start: state, changes, leftBehind, audited: audited.tokens, writes, lives, past };
  const lineage = lineageOf(state, changes);
  const findings = [
    ...checkHistory(history),
    ...told.map((what): Finding => ({ kind: 'complained', what })),
    ...(await checkChain(url)),
  ];
  const next = { state: lineage.last, sequence: audited.sequence, past: new Set([...past, ...lineage.states]) };
  return { findings, writes, history, next };
}

async function checkChain(databaseUrl: string): Promise<readonly Finding[]> {
  const { exitCode, output } = await runGuidon(['audit', 'verify'], { DATABASE_URL: databaseUrl });
  return exitCode === 0 ? [] : [{ kind: 'unaudited', what: output }];
}
