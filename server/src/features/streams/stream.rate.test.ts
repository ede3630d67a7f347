import { findRedisServer, startRedis, type TestRedis } from '@guidon/test-kit';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Redis } from '../../redis/redis.js';
import { aPatientLink, aRedisLink, type PatientLink } from '../../testing/a-redis.js';
import { realWorld } from '../../world.js';
import { sharedAllotment } from './stream.allotment.js';
import { limitRate, type Rate } from './stream.rate.js';

/** One node: asked for as many streams a second as one likes, on a clock that is turned by hand. */
interface Node {
  readonly rate: Rate;
  /** What it does every quarter of a second. */
  sync(): Promise<void>;
}

interface Bench {
  readonly clock: { ms: number };
  node(): Node;
}

const ratePerS = 100;
const stepMs = 25;
const syncMs = 250;

/** When streams were let in, by each node that is asked for so many a second. */
async function admissions(
  { clock }: Bench,
  forMs: number,
  demands: readonly { readonly node: Node; readonly perSecond: number }[],
): Promise<readonly number[][]> {
  const admitted = demands.map((): number[] => []);
  for (const endMs = clock.ms + forMs; clock.ms < endMs; clock.ms += stepMs) {
    for (const [index, { node, perSecond }] of demands.entries()) {
      if ((clock.ms + index * stepMs) % syncMs === 0) await node.sync();
      const due = Math.floor(((clock.ms + stepMs) / 1000) * perSecond) - Math.floor((clock.ms / 1000) * perSecond);
      for (let time = 0; time < due; time += 1) if (node.rate.take() === 0) admitted[index]?.push(clock.ms);
    }
  }
  return admitted;
}

/** When so many were let in within a minute that all come within a second to whichever node, and again when they are told to. */
async function comeBack({ clock }: Bench, nodes: readonly Node[], clients: number): Promise<readonly number[]> {
  const due = new Map<number, number>();
  const comesAt = (ms: number) => {
    const step = Math.ceil(ms / stepMs) * stepMs;
    due.set(step, (due.get(step) ?? 0) + 1);
  };
  for (let client = 0; client < clients; client += 1) comesAt(Math.random() * 1_000);
  const live: number[] = [];
  const comes = () => {
    const waitS = nodes[Math.floor(Math.random() * nodes.length)]?.rate.take() ?? 0;
    if (waitS === 0) live.push(clock.ms);
    else comesAt(clock.ms + waitS * 1_000);
  };
  for (; clock.ms < 60_000; clock.ms += stepMs) {
    for (const node of nodes.filter((_, index) => (clock.ms + index * stepMs) % syncMs === 0)) await node.sync();
    for (let left = due.get(clock.ms) ?? 0; left > 0; left -= 1) comes();
  }
  return live;
}

function busiestSecond(times: readonly number[]): number {
  const sorted = times.toSorted((one, other) => one - other);
  return Math.max(0, ...sorted.map((from, index) => sorted.findLastIndex((to) => to < from + 1_000) - index + 1));
}

const after = (times: readonly number[] = [], ms: number) => times.filter((time) => time >= ms).length;

/** What every implementation keeps. */
function rateContract(make: () => Bench): void {
  let bench: Bench;
  beforeEach(() => {
    bench = make();
  });

  it('lets in as many as it may, and no more, in any second', async () => {
    const [times = []] = await admissions(bench, 5_000, [{ node: bench.node(), perSecond: 1_000 }]);
    expect(busiestSecond(times)).toBeLessThanOrEqual(ratePerS);
    expect(after(times, 1_000)).toBeGreaterThanOrEqual(0.9 * 4 * ratePerS);
  });

  it('lets in whoever comes while few do', async () => {
    const [times = []] = await admissions(bench, 4_000, [{ node: bench.node(), perSecond: 20 }]);
    expect(times).toHaveLength(80);
  });

  it('answers at once, and asks nobody to wait longer than a minute', () => {
    const { rate } = bench.node();
    for (let time = 0; time < 10_000; time += 1) {
      const afterS = rate.take();
      expect(Number.isInteger(afterS) && afterS >= 0 && afterS <= 60).toBe(true);
    }
    expect(rate.demand().used).toBeLessThanOrEqual(ratePerS);
    expect(rate.demand().wanted).toBeGreaterThan(10_000);
  });
}

describe('the rate of a node by itself', () => {
  rateContract(() => {
    const clock = { ms: 0 };
    const rate = limitRate({ perSecond: ratePerS }, { now: () => clock.ms, random: Math.random });
    return { clock, node: () => ({ rate, sync: async () => {} }) };
  });
});

describe.skipIf(findRedisServer() === undefined)('the rate of a fleet', () => {
  let redis: TestRedis;
  let link: PatientLink;
  beforeAll(async () => {
    redis = await startRedis();
    link = aPatientLink(redis.url);
  });
  beforeEach(async () => {
    await link.client.flushall();
  });
  afterAll(async () => {
    link.close();
    await redis.close();
  });

  /** What a node is told may be lost on its way; here alone, however slow the machine is. */
  function aFleet(isLost: () => boolean = () => false, ofAllPerS = ratePerS): Bench {
    const clock = { ms: 0 };
    const world = { ...realWorld(), now: () => clock.ms };
    const lossy: Pick<Redis, 'ask'> = {
      ask: async (command) => {
        const answer = await link.ask(command);
        return isLost() ? undefined : answer;
      },
    };
    const node = () => {
      const allotment = sharedAllotment({ redis: lossy, world, ratePerS: ofAllPerS, sharedNow: () => 1e12 + clock.ms });
      const rate = limitRate(allotment, world);
      return { rate, sync: () => allotment.ask(rate.demand()) };
    };
    return { clock, node };
  }

  rateContract(() => aFleet());

  it('is that of all nodes together, in any second, and each has its half of it', async () => {
    const bench = aFleet();
    const demands = [bench.node(), bench.node()].map((node) => ({ node, perSecond: 1_000 }));
    const [one = [], other = []] = await admissions(bench, 10_000, demands);
    expect(busiestSecond([...one, ...other])).toBeLessThanOrEqual(ratePerS);
    for (const times of [one, other]) {
      expect(after(times, 3_000)).toBeGreaterThanOrEqual(0.9 * 7 * (ratePerS / 2));
    }
  });

  it('goes to who needs it, and leaves some for who is new', async () => {
    const bench = aFleet();
    const [busy, quiet, late] = [bench.node(), bench.node(), bench.node()];
    const before = [
      { node: busy, perSecond: 1_000 },
      { node: quiet, perSecond: 10 },
    ];
    const [much = [], little = []] = await admissions(bench, 5_000, before);
    expect(after(much, 2_000)).toBeGreaterThanOrEqual(0.8 * 3 * (ratePerS - 10));
    expect(after(little, 2_000)).toBe(30);
    const [, , newcomer = []] = await admissions(bench, 3_000, [...before, { node: late, perSecond: 1_000 }]);
    expect(newcomer.length).toBeGreaterThanOrEqual(ratePerS / 2);
    expect(newcomer[0]).toBeLessThan(5_000 + 300);
  });

  it('is never more, whatever nodes want, come, go and miss', async () => {
    const someNode = fc.record({
      perSecond: fc.integer({ min: 0, max: 300 }),
      fromMs: fc.integer({ min: 0, max: 12 }).map((syncs) => syncs * syncMs),
      forMs: fc.integer({ min: 1, max: 16 }).map((syncs) => syncs * syncMs),
    });
    const losses = fc.infiniteStream(fc.integer({ min: 0, max: 9 }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(someNode, { minLength: 2, maxLength: 24, size: 'max' }),
        losses,
        async (nodes, loss) => {
          await link.client.flushall();
          // Of what is lost five times on end nobody knows: then a node goes by its own rate, as without Redis.
          let lost = 0;
          const bench = aFleet(() => {
            lost = loss.next().value === 0 && lost < 5 ? lost + 1 : 0;
            return lost > 0;
          });
          const times: number[] = [];
          const started = new Map<object, Node>();
          const startedFor = (wish: object) => {
            const node = started.get(wish) ?? bench.node();
            started.set(wish, node);
            return node;
          };
          for (let ms = 0; ms < 7_000; ms += syncMs) {
            const present = nodes
              .filter(({ fromMs, forMs }) => fromMs <= ms && ms < fromMs + forMs)
              .map((wish) => ({ ...wish, node: startedFor(wish) }));
            times.push(...(await admissions(bench, syncMs, present)).flat());
          }
          expect(busiestSecond(times)).toBeLessThanOrEqual(ratePerS);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is not passed where many nodes come at once to one that has it all, and each has its part soon', async () => {
    const bench = aFleet();
    const old = { node: bench.node(), perSecond: 1_000 };
    const before = await admissions(bench, 3_000, [old]);
    const crowd = Array.from({ length: 24 }, () => ({ node: bench.node(), perSecond: 40 }));
    const all = await admissions(bench, 6_000, [old, ...crowd]);
    expect(busiestSecond([...before, ...all].flat())).toBeLessThanOrEqual(ratePerS);
    for (const times of all) expect(after(times, 6_000)).toBeGreaterThanOrEqual(3 * 2);
  });

  it('is not passed where all nodes begin at once', async () => {
    const bench = aFleet();
    const crowd = Array.from({ length: 24 }, () => ({ node: bench.node(), perSecond: 40 }));
    const all = await admissions(bench, 5_000, crowd);
    expect(busiestSecond(all.flat())).toBeLessThanOrEqual(ratePerS);
    expect(after(all.flat(), 1_000)).toBeGreaterThanOrEqual(0.7 * 4 * ratePerS);
    for (const times of all) expect(after(times, 3_000)).toBeGreaterThanOrEqual(2 * 2);
  });

  it('brings ten thousand back within a minute, to twenty nodes that all begin at once', async () => {
    const bench = aFleet(undefined, 500);
    const live = await comeBack(
      bench,
      Array.from({ length: 20 }, () => bench.node()),
      10_000,
    );
    expect(live.length).toBeGreaterThanOrEqual(9_900);
    expect(busiestSecond(live)).toBeLessThanOrEqual(500);
  });

  it('leaves one a second to each of more nodes than it is', async () => {
    const bench = aFleet();
    const crowd = Array.from({ length: ratePerS + 20 }, () => bench.node());
    for (const node of crowd) await node.sync();
    for (const node of crowd) await node.sync();
    expect(crowd.map(({ rate }) => rate.take())).toEqual(crowd.map(() => 0));
  });

  it('is each node’s own while Redis is gone, and again that of all when it is back', async () => {
    let isGone = false;
    const bench = aFleet(() => isGone);
    const demands = [bench.node(), bench.node()].map((node) => ({ node, perSecond: 1_000 }));
    await admissions(bench, 3_000, demands);
    isGone = true;
    const [one = []] = await admissions(bench, 5_000, demands);
    expect(after(one, 6_000)).toBeGreaterThanOrEqual(1.8 * ratePerS);
    await link.client.flushall();
    isGone = false;
    await admissions(bench, 2_000, demands);
    const back = await admissions(bench, 3_000, demands);
    expect(busiestSecond(back.flat())).toBeLessThanOrEqual(ratePerS);
    for (const times of back) expect(times.length).toBeGreaterThan(ratePerS);
  });

  it('is asked of a Redis that is not there without anybody waiting', async () => {
    const nowhere = aRedisLink('unix:/no/such/redis.sock');
    let nowMs = 0;
    const world = { ...realWorld(), now: () => nowMs };
    const allotment = sharedAllotment({ redis: nowhere, world, ratePerS });
    await allotment.ask({ used: 0, wanted: 0 });
    expect(allotment.perSecond).toBe(0);
    const rate = limitRate(allotment, { now: () => nowMs, random: () => 0 });
    const waitsS = Array.from({ length: 1 + ratePerS }, () => rate.take());
    expect(Math.max(...waitsS), 'as if a node that is new stayed so').toBeLessThanOrEqual(9);
    nowMs = 2_000;
    expect(allotment.perSecond).toBe(ratePerS);
    nowhere.close();
  });

  it('is kept by Redis’s own clock', async () => {
    const nodes = Array.from({ length: 3 }, () => sharedAllotment({ redis: link, world: realWorld(), ratePerS }));
    for (const node of nodes) await node.ask({ used: 0, wanted: 1_000 });
    expect(nodes.map(({ perSecond }) => perSecond)).toEqual([98, 1, 1]);
  });
});
