import { setTimeout as sleep } from 'node:timers/promises';
import { peakPerS } from '../peak-per-s.js';
import { quantile } from '../quantile.js';
import { seededRandom } from '../seeded-random.js';
import { absence } from './absence.js';
import { comebackOf } from './comeback.js';
import type { Arrival, CrowdTasks, OpenOptions, Told } from './crowd-tasks.js';
import { fetchHeld } from './fetch-held.js';
import { frameReader } from './frame-reader.js';
import { Member, type MemberDeps } from './member.js';
import { monotonicMs } from './monotonic.js';

const openingAtOnce = 100;
const lookEachMs = 1_000;
const pollMs = 5;

/** Thousands of streams on raw sockets, that behave as SDKs do as far as counts matter. */
export function crowdMembers(): CrowdTasks {
  const members: Member[] = [];
  const faults = { gaps: 0, regressions: 0, resets: 0 };
  const lost = { refused: 0, failed: 0, bye: 0 };
  let patches = 0;
  let livedAtMs: number[] = [];
  let attemptedAtMs: number[] = [];
  let arrivals: number[] | undefined;
  let awaited = 0;
  let turn = 0;
  const away = absence();
  const buffer = Buffer.alloc(64 * 1024);
  setInterval(() => void members.forEach((member) => void member.look()), lookEachMs).unref();

  function depsFor({ ports, sdkKey, seed, isRoaming = false }: OpenOptions): MemberDeps {
    return {
      buffer,
      faults,
      sdkKey,
      framesOf: frameReader(),
      nowMs: () => performance.now(),
      random: seededRandom(seed),
      portOf: (index, attempt) => ports[(index + (isRoaming ? attempt : 0)) % ports.length] ?? 0,
      fetchHeld: (port) => fetchHeld(port, sdkKey),
      onAttempt: () => void attemptedAtMs.push(monotonicMs()),
      onLive: () => {
        const atMs = monotonicMs();
        livedAtMs.push(atMs);
        away.lived(atMs);
      },
      onLost: (member, why) => {
        lost[why] += 1;
        if (!member.isPaused) away.lost(monotonicMs());
      },
      onPatch: (member) => {
        patches += 1;
        if (arrivals === undefined || member.isDone) return;
        member.isDone = true;
        arrivals.push(monotonicMs());
      },
    };
  }

  const readers = () => members.filter(({ isPaused }) => !isPaused);
  const areLive = () => members.every(({ isLive, isPaused }) => isLive || isPaused);
  const settle = async () => {
    while (!areLive()) await sleep(pollMs);
  };

  async function open(options: OpenOptions): Promise<void> {
    const deps = depsFor(options);
    const opening = new Set<Member>();
    const isDue = paced(options.openPerS);
    for (let index = 0; index < options.count; index += 1) {
      const member = new Member(index, options.heldId, deps);
      members.push(member);
      member.open();
      opening.add(member);
      while (opening.size >= openingAtOnce || !isDue(index + 1)) {
        await sleep(1);
        // Who was told to come later is waited for at the end.
        for (const one of opening) if (!one.isOpening) opening.delete(one);
      }
    }
    await settle();
  }

  async function allBack({ timeoutMs }: { readonly timeoutMs: number }): Promise<number> {
    const untilMs = monotonicMs() + timeoutMs;
    while (!areLive()) {
      if (monotonicMs() > untilMs) throw new Error(`Only ${told().live} streams are back after ${timeoutMs} ms.`);
      await sleep(pollMs);
    }
    return Math.round(away.take());
  }

  function churn({ count }: { readonly count: number }): void {
    for (let gone = 0; gone < count; gone += 1) {
      members[turn % members.length]?.replace(turn % 2 === 0);
      turn += 1;
    }
  }

  function arm(): void {
    awaited = 0;
    for (const member of members) {
      member.isDone = member.isPaused || !member.isLive;
      if (!member.isDone) awaited += 1;
    }
    arrivals = [];
  }

  async function arrived(): Promise<Arrival> {
    const times = arrivals ?? [];
    while (times.length < awaited) await sleep(pollMs);
    arrivals = undefined;
    return { p50AtMs: quantile(times, 0.5), p99AtMs: quantile(times, 0.99), lastAtMs: quantile(times, 1) };
  }

  function told(): Told {
    const held: Record<string, number> = {};
    for (const { heldId = 'none' } of readers()) held[heldId] = (held[heldId] ?? 0) + 1;
    return {
      members: members.length,
      live: members.filter(({ isLive }) => isLive).length,
      paused: members.length - readers().length,
      attempts: members.reduce((sum, { attempts }) => sum + attempts, 0),
      refused: lost.refused,
      failed: lost.failed,
      byes: lost.bye,
      patches,
      ...faults,
      held,
    };
  }

  return {
    open,
    churn,
    settle,
    arm,
    arrived,
    told,
    pause: ({ count }) => void members.slice(0, count).forEach((member) => void member.pause()),
    allBack,
    mark: () => {
      livedAtMs = [];
      attemptedAtMs = [];
      away.take();
    },
    comeback: () => ({
      ...comebackOf(livedAtMs, readers().length),
      peakAttemptsPerS: peakPerS(attemptedAtMs),
    }),
    leave: () => void members.splice(0).forEach((member) => void member.leave(false)),
  };
}

/** Says whether the so-many-th may begin already. */
function paced(perS = Number.POSITIVE_INFINITY): (count: number) => boolean {
  const begunAtMs = monotonicMs();
  return (count) => count <= ((monotonicMs() - begunAtMs) / 1_000) * perS;
}
