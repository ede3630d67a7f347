import { aFlag } from '@guidon/evaluator/testing';
import { maxFrameBytes } from '../../server/src/features/streams/stream.frame.js';
import { Bus } from './bus.js';
import { Cache } from './cache.js';
import { type Chance, chanceOf } from './chance.js';
import { Disk } from './disk.js';
import { Network } from './network.js';
import { Node } from './node.js';
import type { NodeParts } from './node-process.js';
import { Page } from './page.js';
import type { Plan } from './plan.js';
import { Postgres } from './postgres.js';
import type { Reader, ReaderDeps, Violated } from './reader.js';
import { Sdk } from './sdk.js';
import { take } from './steps.js';
import { Time } from './time.js';
import { Trace } from './trace.js';

export interface Violation {
  readonly kind: Violated | 'diverged';
  readonly what: string;
  readonly atMs: number;
}

export interface Outcome {
  readonly violation: Violation | undefined;
  /** The same for the same plan, whatever the machine. */
  readonly hash: string;
  readonly commits: number;
  readonly faults: number;
  /** What each step came to. */
  readonly taken: readonly string[];
  readonly lines: readonly string[];
}

export interface Options {
  /** Keeps what happened as text. */
  readonly isTold?: boolean;
  /** Breaks a node, to see whether that is noticed. */
  readonly wrap?: (parts: NodeParts) => NodeParts;
}

/** Refusals, silence and full jitter are behind everybody by then; who polls tries the stream again in between. */
const convergesWithinMs = 400_000;
/** By the look alone; with news it is a matter of milliseconds. */
const hearsWithinMs = 5_000;
/** Who asks for decisions may be within the longest pause after a question that nobody answered. */
const asksWithinMs = 40_000;
/** What fits no frame is fetched, perhaps first from a node that has not looked yet. */
const fetchesWithinMs = 10_000;

/** Nodes, SDKs and all that is between and below them, in one process on a clock of their own. */
export class Simulation {
  readonly time = new Time();
  readonly trace: Trace;
  readonly postgres: Postgres;
  readonly bus: Bus;
  readonly cache: Cache | undefined;
  readonly network: Network;
  readonly nodes: readonly Node[];
  readonly readers: readonly Reader[];
  commits = 0;
  #serial = 0;
  #violation: Violation | undefined;

  constructor({ seed, setup }: Plan, { isTold = false, wrap }: Options) {
    const { time } = this;
    const chance = (stream: number) => chanceOf(seed, stream);
    this.trace = new Trace(() => time.nowMs, isTold);
    this.postgres = new Postgres(time, chance(1), setup.environments);
    this.bus = new Bus(time, chance(2));
    this.cache = setup.isShared ? new Cache(time, chance(4), this.bus) : undefined;
    this.network = new Network(time, chance(3));
    const { trace, postgres, bus, cache, network } = this;
    const limits = { maxFrameBytes: setup.maxFrameBytes, ratePerS: setup.ratePerS };
    this.nodes = Array.from({ length: setup.nodes }, (_, index) => {
      const name = `node ${index + 1}`;
      const shared = { name, time, trace, postgres, bus, cache, network, wrap, ...limits };
      return new Node({ ...shared, chance: chance(10 + index) });
    });
    network.backends.push(...this.nodes);
    this.readers = [
      ...this.#readers(
        setup.sdks,
        'SDK',
        (index) => chance(20 + index),
        (deps) => new Sdk(deps),
      ),
      ...this.#readers(
        setup.pages,
        'page',
        (index) => chance(30 + index),
        (deps) => new Page(deps, 'local'),
      ),
      ...this.#readers(
        setup.remotePages,
        'remote page',
        (index) => chance(40 + index),
        (deps) => new Page(deps, 'remote'),
      ),
    ];
  }

  get violation(): Violation | undefined {
    return this.#violation;
  }

  nextSerial(): string {
    this.#serial += 1;
    return `w${this.#serial}`;
  }

  violate(kind: Violation['kind'], what: string): void {
    this.#violation ??= { kind, what, atMs: this.time.nowMs };
    this.trace.note('violation', what);
  }

  start(): void {
    for (const node of this.nodes) node.start();
    for (const reader of this.readers) reader.start();
  }

  /** Until the limit, or until it is clear that something went wrong. */
  async pass(ms: number, holds: () => boolean = () => false): Promise<boolean> {
    return await this.time.pass(ms, () => this.#violation !== undefined || holds());
  }

  /** No more faults: what is dead stays dead until somebody notices. */
  heal(): void {
    this.trace.note('faults', 'are over');
    this.postgres.heal();
    this.bus.heal();
    this.network.heal();
    for (const node of this.nodes) {
      node.diesAfterAnswers = -1;
      node.life?.wake();
      node.start();
    }
    for (const reader of this.readers) {
      reader.disk.heal();
      reader.isCutOffUntilMs = 0;
      reader.life?.wake();
      reader.start();
    }
  }

  async changeEverywhere(to: string): Promise<void> {
    const variants = { on: to, off: 'off' };
    const flag = aFlag({ key: 'flag-0', kind: 'string', variants, clientVisible: true });
    for (const [id, table] of this.postgres.tables) {
      this.nodes[0]?.write(id, 'flag-0', () => flag);
      await this.pass(1_000, () => table.decided.includes(`flag-0=${to}`));
    }
  }

  async converge(is: (reader: Reader) => boolean, withinMs: number, after: string): Promise<void> {
    if (await this.pass(withinMs, () => this.readers.every(is))) return;
    const late = this.readers.filter((reader) => !is(reader)).map(({ name, state }) => `${name} (${state})`);
    this.violate('diverged', `${late.join(', ')} not current ${withinMs / 1_000} s after ${after}`);
  }

  #readers(
    count: number,
    what: string,
    chanceOfOne: (index: number) => Chance,
    make: (deps: ReaderDeps) => Reader,
  ): readonly Reader[] {
    return Array.from({ length: count }, (_, index) =>
      make(this.#readerDeps(`${what} ${index + 1}`, index, chanceOfOne(index))),
    );
  }

  #readerDeps(name: string, index: number, chance: Chance): ReaderDeps {
    const { time, trace, network, postgres } = this;
    const environmentId = 1 + (index % postgres.tables.size);
    const table = postgres.tables.get(environmentId);
    if (table === undefined) throw new RangeError(`There is no environment ${environmentId}.`);
    const violate = (kind: Violated, what: string) => this.violate(kind, what);
    return { name, time, trace, network, disk: new Disk(time, chance), chance, environmentId, table, violate };
  }
}

export async function simulate(plan: Plan, options: Options = {}): Promise<Outcome> {
  const world = new Simulation(plan, options);
  const taken: string[] = [];
  world.start();
  for (const step of plan.steps) {
    await world.pass(step.afterMs);
    if (world.violation !== undefined) break;
    const what = take(world, step);
    taken.push(what);
    world.trace.note(step.kind, what);
  }
  if (world.violation === undefined) await end(world, plan);
  const { violation, trace, commits } = world;
  const faults = plan.steps.filter(({ kind }) => !kind.startsWith('write')).length;
  return { violation, hash: trace.hash, commits, faults, taken, lines: trace.lines ?? [] };
}

/** A change that everybody must hear of, and then one that comes at once. */
async function end(world: Simulation, { setup }: Plan): Promise<void> {
  world.heal();
  await world.changeEverywhere('end');
  await world.converge(({ isLive }) => isLive, convergesWithinMs, 'the last fault');
  if (setup.endsWithoutNews) world.bus.downUntilMs = Number.POSITIVE_INFINITY;
  await world.changeEverywhere('very end');
  await (setup.maxFrameBytes >= maxFrameBytes ? hear(world) : fetch(world));
}

async function hear(world: Simulation): Promise<void> {
  const asks = (reader: Reader) => reader instanceof Page && reader.mode === 'remote';
  // A node that leaves may send somebody away just then.
  await world.converge((reader) => asks(reader) || reader.isCurrent, hearsWithinMs, 'the last change');
  await world.converge(({ isLive }) => isLive, asksWithinMs, 'the last change');
}

/** A page opens a stream anew for it, and where nodes let few in it may poll for a while. */
async function fetch(world: Simulation): Promise<void> {
  const asks = (reader: Reader) => reader instanceof Page;
  // As above, of a node that leaves.
  await world.converge((reader) => asks(reader) || reader.isCurrent, fetchesWithinMs, 'the last change');
  await world.converge((reader) => (asks(reader) ? reader.isCurrent : reader.isLive), asksWithinMs, 'the last change');
}
