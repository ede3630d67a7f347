import { seededRandom } from '../../../sdk-core/src/testing/seeded-random.js';
import { SimulatedClock } from '../../../sdk-core/src/testing/simulated-clock.js';
import { SimulatedLocks } from './simulated-locks.js';
import { SimulatedTab } from './simulated-tab.js';

export interface Member {
  readonly owner: SimulatedTab;
  readonly hear: (data: unknown) => void;
}

/** The tabs of one origin: one clock, one storage, locks and channels among them. */
export class SimulatedBrowser {
  readonly clock = new SimulatedClock();
  readonly stored: Record<string, string> = {};
  readonly random: () => number;
  readonly channels = new Map<string, Set<Member>>();
  readonly locks = new SimulatedLocks();
  isOnline = true;
  #made = 0;

  constructor(seed = 1) {
    this.random = seededRandom(seed);
  }

  open(): SimulatedTab {
    return new SimulatedTab(this);
  }

  uuid(): string {
    this.#made += 1;
    return `00000000-0000-4000-8000-${String(this.#made).padStart(12, '0')}`;
  }

  /** Time passes, and after each moment of it what awaits promises gets its turn. */
  async advance(ms: number): Promise<void> {
    const untilMs = this.clock.nowMs + ms;
    await settled();
    while (this.#step(untilMs - this.clock.nowMs)) await settled();
    this.clock.advance(untilMs - this.clock.nowMs);
    await settled();
  }

  /** Until the claim holds; false if it does not within the limit. */
  async advanceUntil(holds: () => boolean, limitMs: number): Promise<boolean> {
    const untilMs = this.clock.nowMs + limitMs;
    while (!holds()) {
      if (!this.#step(untilMs - this.clock.nowMs)) return false;
      await settled();
    }
    return true;
  }

  /** What the browser does when a tab is no more. */
  forget(owner: SimulatedTab): void {
    for (const members of this.channels.values()) {
      for (const member of members) if (member.owner === owner) members.delete(member);
    }
    this.locks.forget(owner);
  }

  #step(limitMs: number): boolean {
    let looks = 0;
    return this.clock.advanceUntil(() => {
      looks += 1;
      return looks > 1;
    }, limitMs);
  }
}

/** Everything that only waits for promises has run. */
function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
