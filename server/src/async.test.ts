import { describe, expect, it } from 'vitest';
import { coalesced, within } from './async.js';

describe('a coalesced task', () => {
  it('runs once more, and only once, for all who ask during a run', async () => {
    const releases: (() => void)[] = [];
    let runs = 0;
    const ask = coalesced(() => {
      runs += 1;
      return new Promise((resolve) => releases.push(resolve));
    });
    const asked = [ask(), ask(), ask()];
    expect(runs).toBe(1);
    releases.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
    expect(runs).toBe(2);
    releases.shift()?.();
    await Promise.all(asked);
    expect(runs).toBe(2);
  });

  it('is waited for by nobody longer than for the run that began after they asked', async () => {
    const releases: (() => void)[] = [];
    const ask = coalesced(() => new Promise((resolve) => releases.push(resolve)));
    const first = ask();
    const second = ask();
    releases.shift()?.();
    await first;
    await new Promise((resolve) => setImmediate(resolve));
    const third = ask();
    releases.shift()?.();
    await second;
    await new Promise((resolve) => setImmediate(resolve));
    releases.shift()?.();
    await third;
    expect(releases).toEqual([]);
  });

  it('runs after a failure for who has asked meanwhile', async () => {
    const ends: ((error?: Error) => void)[] = [];
    const ask = coalesced(
      () => new Promise((resolve, reject) => ends.push((error) => (error ? reject(error) : resolve()))),
    );
    const asked = [ask(), ask()];
    ends.shift()?.(new Error('once'));
    await expect(asked[0]).rejects.toThrow('once');
    await new Promise((resolve) => setImmediate(resolve));
    ends.shift()?.();
    await expect(asked[1]).resolves.toBeUndefined();
  });

  it('can be asked again after a failure', async () => {
    let runs = 0;
    const ask = coalesced(() => {
      runs += 1;
      return runs === 1 ? Promise.reject(new Error('once')) : Promise.resolve();
    });
    await expect(ask()).rejects.toThrow('once');
    await ask();
    expect(runs).toBe(2);
  });
});

describe('a time limit', () => {
  it('rejects what does not answer, and leaves no timer behind what does', async () => {
    const cancelled: number[] = [];
    let expire = () => {};
    const world = {
      after: (delayMs: number, task: () => void) => {
        expire = task;
        return () => cancelled.push(delayMs);
      },
    };
    expect(await within(world, 5, Promise.resolve('in time'))).toBe('in time');
    const hanging = within(world, 7, new Promise(() => {}));
    expire();
    await expect(hanging).rejects.toMatchObject({ kind: 'unavailable' });
    expect(cancelled).toEqual([5, 7]);
  });
});
