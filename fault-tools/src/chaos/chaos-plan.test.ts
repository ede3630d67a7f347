import { expect, it } from 'vitest';
import { chaosPlan, faultKinds, isFailover, laneOf } from './chaos-plan.js';

const planOf = (seed: number) => chaosPlan({ seed, faults: 10, nodes: 3, sdkProcesses: 2, withinMs: 4_000 });
const plans = Array.from({ length: 200 }, (_none, seed) => planOf(seed));

it('is the same from the same seed, and another from another', () => {
  expect(planOf(7)).toEqual(planOf(7));
  expect(planOf(7)).not.toEqual(planOf(8));
});

it('has as many faults as asked for, in their order, within the time', () => {
  for (const plan of plans) {
    expect(plan).toHaveLength(10);
    expect(plan.map(({ atMs }) => atMs)).toEqual(plan.map(({ atMs }) => atMs).sort((one, other) => one - other));
    expect(plan.every(({ atMs }) => atMs >= 0 && atMs <= 4_000)).toBe(true);
  }
});

it('knows every kind of fault, and one failover at the most', () => {
  const seen = new Set(plans.flat().map(({ kind }) => kind));
  expect([...seen].sort()).toEqual([...faultKinds].sort());
  for (const plan of plans) expect(plan.filter(({ kind }) => isFailover(kind)).length).toBeLessThanOrEqual(1);
});

it('does one thing at a time to a process, a link or the pair of databases', () => {
  const aFault = { target: 1, atMs: 0, forMs: 0 };
  const lanes = (['node-kill', 'sdk-pause', 'sdk-cut', 'failover', 'standby-kill', 'postgres-kill'] as const).map(
    (kind) => laneOf({ ...aFault, kind }),
  );
  expect(lanes).toEqual(['node 1', 'sdk 1', 'link sdk', 'postgres pair', 'postgres pair', 'postgres pair']);
});
