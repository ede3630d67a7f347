import type { Flag } from '@guidon/evaluator';
import { expect, it } from 'vitest';
import { countReach } from './reach.count.js';

const flag: Flag = {
  key: 'new-checkout',
  kind: 'boolean',
  enabled: true,
  variants: { on: true, off: false },
  offVariant: 'off',
  prerequisites: [],
  targets: [],
  rules: [],
  fallthrough: { variant: 'on' },
};
const around = { version: 1, digest: '0'.repeat(16), flags: [{ ...flag, enabled: false }], segments: [] };
const contexts = Array.from({ length: 1_000 }, (_, index) => ({ userId: `user-${index}` }));

/** A clock that goes on by so much each time that it is looked at. */
function aPace(msPerLook: number) {
  const pace = { nowMs: 0, breaths: 0 };
  return Object.assign(pace, {
    now: () => {
      pace.nowMs += msPerLook;
      return pace.nowMs;
    },
    breathe: () => {
      pace.breaths += 1;
      return Promise.resolve();
    },
  });
}

it('counts the whole sample, with a breath for others each five milliseconds', async () => {
  const pace = aPace(0.5);
  const count = await countReach(around, flag, contexts, pace);
  expect(count).toMatchObject({ sampled: 1_000, seen: 1_000, changed: 1_000, reached: 1_000 });
  expect(count).toMatchObject({ before: { off: 1_000 }, after: { on: 1_000 } });
  expect(pace.breaths).toBeGreaterThan(80);
});

it('answers with those seen last where the rules are too heavy for all of them', async () => {
  const pace = aPace(5);
  const { sampled, seen, changed, after } = await countReach(around, flag, contexts, pace);
  expect(sampled).toBe(1_000);
  expect(seen).toBeGreaterThan(50);
  expect(seen).toBeLessThan(200);
  expect([changed, after]).toEqual([seen, { on: seen }]);
  expect(pace.nowMs).toBeLessThan(1_000);
});
