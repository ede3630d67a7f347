import { describe, expect, it } from 'vitest';
import { CacheKeeper } from './cache-keeper.js';
import { MemoryCache } from './testing/memory-cache.js';
import { SimulatedWorld } from './testing/simulated-world.js';

function aKeeper() {
  const world = new SimulatedWorld();
  const cache = new MemoryCache();
  const state = { text: 'first', flushed: false, problems: [] as string[] };
  const keeper = new CacheKeeper(
    world.platform(),
    cache,
    () => state.text,
    (problem) => state.problems.push(problem),
  );
  return { clock: world.clock, cache, keeper, state };
}

describe('the last good copy', () => {
  it('is at most a second behind, and written once for many changes', () => {
    const { clock, cache, keeper, state } = aKeeper();
    for (let index = 0; index < 100; index += 1) keeper.changed();
    state.text = 'newest';
    clock.advance(1_000);
    expect([cache.text, cache.writes]).toEqual(['newest', 1]);
  });

  it('is written once at a time', () => {
    const { clock, cache, keeper, state } = aKeeper();
    cache.isSlow = true;
    keeper.changed();
    clock.advance(500);
    state.text = 'newest';
    keeper.changed();
    clock.advance(10_000);
    expect(cache.writes).toBe(1);
    cache.finish();
    clock.advance(1_000);
    cache.finish();
    expect([cache.text, cache.writes]).toEqual(['newest', 2]);
  });

  it('is tried again after a while where the disk is full', () => {
    const { clock, cache, keeper, state } = aKeeper();
    cache.problem = 'ENOSPC';
    keeper.changed();
    clock.advance(29_000);
    expect([cache.writes, state.problems]).toEqual([1, ['ENOSPC']]);
    cache.problem = undefined;
    clock.advance(2_000);
    expect([cache.writes, cache.text]).toEqual([2, 'first']);
  });

  it.each([false, true])('is brought up to date by a flush (while a write goes on: %j)', (isWriting) => {
    const { clock, cache, keeper, state } = aKeeper();
    cache.isSlow = isWriting;
    keeper.changed();
    clock.advance(isWriting ? 500 : 0);
    state.text = 'newest';
    keeper.changed();
    keeper.flush(() => {
      state.flushed = true;
    });
    if (isWriting) {
      cache.finish();
      cache.finish();
    }
    expect([cache.text, state.flushed]).toEqual(['newest', true]);
    keeper.changed();
    clock.advance(10_000);
    expect(cache.writes).toBe(isWriting ? 2 : 1);
  });

  it.each([false, true])('lets a flush end (disk full: %j)', (isFull) => {
    const { cache, keeper, state } = aKeeper();
    if (isFull) {
      cache.problem = 'ENOSPC';
      keeper.changed();
    }
    keeper.flush(() => {
      state.flushed = true;
    });
    expect(state.flushed).toBe(true);
  });
});
