import { describe, expect, it } from 'vitest';
import { SimulatedWorld } from './testing/simulated-world.js';
import { Watchdog } from './watchdog.js';

function aWatchdog() {
  const world = new SimulatedWorld();
  const state = { calls: 0 };
  const watchdog = new Watchdog(world.platform(), () => {
    state.calls += 1;
  });
  return { clock: world.clock, watchdog, state };
}

describe('a watchdog', () => {
  it('calls once after silence', () => {
    const { clock, watchdog, state } = aWatchdog();
    watchdog.start(1_000);
    clock.advance(999);
    expect(state.calls).toBe(0);
    clock.advance(10_000);
    expect(state.calls).toBe(1);
  });

  it('counts from what was heard last, with one timer however much is heard', () => {
    const { clock, watchdog, state } = aWatchdog();
    watchdog.start(1_000);
    const pending = clock.pending;
    for (let index = 0; index < 50; index += 1) {
      clock.advance(100);
      watchdog.heard();
      expect(clock.pending).toBe(pending);
    }
    clock.advance(999);
    expect(state.calls).toBe(0);
    clock.advance(1);
    expect(state.calls).toBe(1);
  });

  it('gives a process that stood still the time to read what came meanwhile', () => {
    const { clock, watchdog, state } = aWatchdog();
    watchdog.start(1_000);
    clock.suspend(300_000);
    expect(state.calls).toBe(0);
    watchdog.heard();
    clock.advance(999);
    expect(state.calls).toBe(0);
  });

  it('still notices the silence after a standstill', () => {
    const { clock, watchdog, state } = aWatchdog();
    watchdog.start(1_000);
    clock.suspend(300_000);
    clock.advance(2_000);
    expect(state.calls).toBe(1);
  });

  it('is quiet once stopped', () => {
    const { clock, watchdog, state } = aWatchdog();
    watchdog.start(1_000);
    watchdog.stop();
    clock.advance(10_000);
    expect(state.calls).toBe(0);
  });
});
