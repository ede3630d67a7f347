import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyPatch,
  type Context,
  changedFlags,
  diffFlag,
  diffSegment,
  evaluateAll,
  type Flag,
  loadSnapshot,
  type Ruleset,
  type Segment,
} from './index.js';
import { aFlag, aRuleset, aSegment, aSnapshot, splitOf } from './testing/builders.js';

const keys = ['a', 'b', 'constructor', 'toString'];
const aValue = fc.integer({ min: 0, max: 400 }).map((number) => `u${number}`);
/** Long lists that differ a little, and lists that differ wholly. */
const aList = fc.oneof(
  fc
    .record({ gone: fc.array(aValue, { maxLength: 4 }), more: fc.array(aValue, { maxLength: 4 }) })
    .map(({ gone, more }) => [
      ...Array.from({ length: 150 }, (_, index) => `u${index}`).filter((value) => !gone.includes(value)),
      ...more,
    ]),
  fc.array(aValue, { maxLength: 130 }),
);
const aCondition = fc.oneof(
  aList.map((values) => ({ attribute: 'userId', operator: 'in' as const, values })),
  fc.constantFrom('s', '__proto__').map((segment) => ({ segment, negate: false })),
);
const someFlag: fc.Arbitrary<Flag> = fc
  .record({
    key: fc.constantFrom(...keys),
    enabled: fc.boolean(),
    targets: fc.array(fc.record({ variant: fc.constantFrom('on', 'off'), by: fc.constant('userId'), values: aList }), {
      maxLength: 2,
    }),
    rules: fc.uniqueArray(
      fc.record({
        id: fc.constantFrom('r1', 'r2', 'r3'),
        conditions: fc.array(aCondition, { minLength: 1, maxLength: 2 }),
        serve: fc.constantFrom({ variant: 'on' }, splitOf(50_000)),
      }),
      { maxLength: 3, selector: (rule) => rule.id },
    ),
    prerequisites: fc.array(fc.record({ flag: fc.constantFrom(...keys), variants: fc.constant(['on']) }), {
      maxLength: 1,
    }),
    fallthrough: fc.constantFrom({ variant: 'off' }, splitOf(25_000)),
  })
  .map(aFlag);
const someSegment: fc.Arbitrary<Segment> = fc
  .record({ key: fc.constantFrom('s', '__proto__'), included: aList, excluded: aList })
  .map(aSegment);

type Edit = { flag: Flag } | { segment: Segment } | { removeFlag: string } | { removeSegment: string };
const anEdit: fc.Arbitrary<Edit> = fc.oneof(
  { weight: 4, arbitrary: someFlag.map((flag) => ({ flag })) },
  { weight: 2, arbitrary: someSegment.map((segment) => ({ segment })) },
  { weight: 1, arbitrary: fc.constantFrom(...keys).map((removeFlag) => ({ removeFlag })) },
  { weight: 1, arbitrary: fc.constantFrom('s', '__proto__').map((removeSegment) => ({ removeSegment })) },
);

class Environment {
  readonly flags = new Map<string, Flag>();
  readonly segments = new Map<string, Segment>();
  version = 1;

  /** Makes the edit, and gives its patch as it would travel. */
  change(edit: Edit): unknown {
    const patch = { format: 1, from: `${this.version}-d`, version: ++this.version, digest: 'd', ...this.#apply(edit) };
    return JSON.parse(JSON.stringify(patch));
  }

  load(): Ruleset {
    const loaded = loadSnapshot(aSnapshot([...this.flags.values()], [...this.segments.values()], this.version));
    if (loaded.kind !== 'loaded') throw new RangeError(JSON.stringify(loaded.problems));
    return loaded.ruleset;
  }

  #apply(edit: Edit): object {
    const nothing = {
      flags: [] as unknown[],
      segments: [] as unknown[],
      removed: { flags: [] as string[], segments: [] as string[] },
    };
    if ('flag' in edit) {
      nothing.flags.push(diffFlag(this.flags.get(edit.flag.key), edit.flag));
      this.flags.set(edit.flag.key, edit.flag);
    } else if ('segment' in edit) {
      nothing.segments.push(diffSegment(this.segments.get(edit.segment.key), edit.segment));
      this.segments.set(edit.segment.key, edit.segment);
    } else if ('removeFlag' in edit) {
      nothing.removed.flags.push(edit.removeFlag);
      this.flags.delete(edit.removeFlag);
    } else {
      nothing.removed.segments.push(edit.removeSegment);
      this.segments.delete(edit.removeSegment);
    }
    return nothing;
  }
}

const contexts: readonly Context[] = [
  {},
  ...['u0', 'u1', 'u77', 'u149', 'u150', 'u399', 'ü'].map((userId) => ({ userId })),
];

function decisions(ruleset: Ruleset): Map<string, string> {
  const found = new Map<string, string>();
  for (const context of contexts) {
    for (const [key, evaluation] of evaluateAll(ruleset, context)) {
      found.set(key, `${found.get(key) ?? ''}${evaluation.variant} ${evaluation.reason};`);
    }
  }
  return found;
}

function decidedOtherwise(before: Ruleset, after: Ruleset): string[] {
  const [left, right] = [decisions(before), decisions(after)];
  return [...new Set([...left.keys(), ...right.keys()])].filter((key) => left.get(key) !== right.get(key));
}

describe('a patch', () => {
  it('gives what a snapshot rebuilt gives, and names every flag that decides otherwise', () => {
    fc.assert(
      fc.property(fc.array(anEdit, { minLength: 1, maxLength: 12 }), (edits) => {
        const environment = new Environment();
        let held = environment.load();
        for (const edit of edits) {
          const applied = applyPatch(held, environment.change(edit));
          if (applied.kind !== 'applied') throw new RangeError(JSON.stringify(applied));
          const rebuilt = environment.load();
          expect(applied.problems).toEqual([]);
          expect(applied.ruleset.id).toBe(rebuilt.id);
          expect(changedFlags(applied.ruleset, rebuilt)).toEqual([]);
          expect(decisions(applied.ruleset)).toEqual(decisions(rebuilt));
          expect(applied.changed).toEqual(expect.arrayContaining(decidedOtherwise(held, applied.ruleset)));
          held = applied.ruleset;
        }
      }),
      { numRuns: 300 },
    );
  });

  it('leaves the ruleset that it was applied to as it was', () => {
    const before = aRuleset([aFlag()]);
    const patch = {
      format: 1,
      from: '1-d',
      version: 2,
      digest: 'e',
      flags: [aFlag({ enabled: false })],
      segments: [],
      removed: { flags: [], segments: [] },
    };
    expect(applyPatch(before, patch).kind).toBe('applied');
    expect(evaluateAll(before, {}).get('flag')?.value).toBe(true);
  });

  it('compiles only what it names', () => {
    const before = aRuleset([aFlag(), aFlag({ key: 'other' })]);
    const patch = {
      format: 1,
      from: '1-d',
      version: 2,
      digest: 'e',
      flags: [aFlag({ enabled: false })],
      segments: [],
      removed: { flags: [], segments: [] },
    };
    const applied = applyPatch(before, patch);
    expect(applied.kind === 'applied' && applied.ruleset.flags.get('other')).toBe(before.flags.get('other'));
  });

  it('names nothing as changed that came again as it was', () => {
    const patch = {
      format: 1,
      from: '1-d',
      version: 2,
      digest: 'e',
      flags: [aFlag()],
      segments: [],
      removed: { flags: [], segments: [] },
    };
    expect(applyPatch(aRuleset([aFlag()]), patch)).toMatchObject({ kind: 'applied', changed: [] });
  });
});
