import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applyPatch, checkFlag, checkSegment, evaluate, evaluateAll, loadSnapshot, toSnapshot } from './index.js';
import { aFlag, aRuleset, aSegment, aSnapshot, splitOf } from './testing/builders.js';
import { mutationsOf, someJson, someWildContext } from './testing/mutations.js';

const wholeFlag = aFlag({
  key: 'constructor',
  seed: 'seed',
  targets: [{ variant: 'on', by: 'userId', values: ['u1'] }],
  prerequisites: [{ flag: 'toString', variants: ['on'] }],
  rules: [
    { id: 'r1', conditions: [{ attribute: 'a', operator: 'in', values: ['x', 1], negate: true }], serve: splitOf(5) },
    { id: 'r2', conditions: [{ segment: 'constructor', negate: false }], serve: { variant: 'on' } },
  ],
  fallthrough: splitOf(50_000),
});
const wholeSegment = aSegment({
  key: 'constructor',
  included: ['u2'],
  rules: [[{ attribute: 'a', operator: 'before', values: ['2026-01-01T00:00:00Z'] }]],
});

const someFlag = fc.oneof(someJson, mutationsOf(wholeFlag));
const someSegment = fc.oneof(someJson, mutationsOf(wholeSegment));
it('no document, patch or context makes anything throw', () => {
  const good = aRuleset([wholeFlag, aFlag({ key: 'toString' })], [wholeSegment]);
  const somePatch = fc.oneof(
    someJson,
    fc.record({ flags: fc.array(someFlag), segments: fc.array(someSegment) }).chain((changes) =>
      mutationsOf({
        format: 1,
        from: good.id,
        version: 2,
        digest: 'e',
        removed: { flags: ['x'], segments: [] },
        ...changes,
      }),
    ),
    fc.record({ flags: fc.array(someFlag), segments: fc.array(someSegment) }).map((changes) => ({
      ...{ format: 1, from: good.id, version: 2, digest: 'e', removed: { flags: [], segments: [] } },
      ...changes,
    })),
  );
  const someDocument = fc.oneof(
    someJson,
    fc.tuple(fc.array(someFlag), fc.array(someSegment)).map(([flags, segments]) => aSnapshot(flags, segments)),
  );
  fc.assert(
    fc.property(someDocument, somePatch, someWildContext, (document, patch, context) => {
      const loaded = loadSnapshot(document, good);
      const applied = applyPatch(good, patch);
      const rulesets = [good, loaded.kind === 'loaded' ? loaded.ruleset : good];
      if (applied.kind === 'applied') rulesets.push(applied.ruleset);
      for (const ruleset of rulesets) {
        const all = evaluateAll(ruleset, context);
        for (const key of ruleset.keys()) {
          const one = evaluate(ruleset, key, context, null);
          if (one.reason === 'INVALID_FLAG') expect(all.has(key)).toBe(false);
          else expect(all.get(key)).toEqual(one);
        }
        expect(loadSnapshot(toSnapshot(ruleset)).kind).toBe('loaded');
      }
    }),
    { numRuns: 1000 },
  );
});

it('whatever the checks let pass is decided', () => {
  fc.assert(
    fc.property(someFlag, someSegment, someWildContext, (flag, segment, context) => {
      const isWell = checkFlag(flag).length === 0;
      checkSegment(segment);
      if (!isWell) return;
      const { key } = flag as { key: string };
      expect(evaluate(aRuleset([flag], [segment]), key, context, null).reason).not.toBe('INVALID_FLAG');
    }),
    { numRuns: 3000 },
  );
});

it('nothing was put on the prototype of objects', () => {
  expect(Object.keys(Object.prototype)).toEqual([]);
});
