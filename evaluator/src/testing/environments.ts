import fc from 'fast-check';
import type { AttributeCondition, Condition, Context, Flag, Operator, Prerequisite, Segment, Serve } from '../index.js';
import { aFlag, aSegment } from './builders.js';

/** One environment with all that flags can be made of. */
export interface SomeEnvironment {
  readonly flags: readonly Flag[];
  readonly segments: readonly Segment[];
  readonly publicAttributes: ReadonlySet<string>;
}

const someAttributes = ['userId', 'plan', 'version', 'since', 'age', 'roles', '__proto__', 'constructor'];
const anAttribute = fc.constantFrom(...someAttributes);

/** Few, so that they meet; some as they stand at the border of what is well-formed. */
const instants = [
  '2026-01-31T12:00:00Z',
  '2026-01-31t12:00:00.0005z',
  '2026-02-01T00:30:60+13:00',
  '1969-12-31T23:59:59-23:59',
];
const versions = [
  '1.0.0',
  '1.0.0-rc.1',
  '1.0.0-rc.1.2',
  '1.0.0-2',
  '1.0.0-10',
  '1.0.0-a-b',
  '1.0.0-a.b',
  '0.9.12+7',
  '10.0.0',
];
const plainTexts = ['', 'ada', 'ada@example.org', 'ü', '\ud800', '😀', 'true', '42', '0'];
const notQuite = ['2026-02-30T00:00:00Z', '2026-01-31', '24:00', '1.0', '01.0.0', '1.0.0-01', '1.0.0-', 'v1.0.0'];
const someTexts: readonly string[] = [...plainTexts, ...instants, ...versions];
const numbers = [0, -0, 42, 41.5, 1e21, Date.UTC(2026, 0, 31, 12)];

const conditionValues: Readonly<Record<Operator, fc.Arbitrary<(string | number)[]>>> = {
  in: fc.array(fc.constantFrom<string | number>(...someTexts, ...numbers), { maxLength: 4 }),
  ...sameFor(['startsWith', 'endsWith', 'contains'], fc.constantFrom('', 'a', 'ada', 'org', '1.0')),
  ...sameFor(['lt', 'lte', 'gt', 'gte'], fc.constantFrom(...numbers)),
  ...sameFor(['before', 'after'], fc.constantFrom<string | number>(...instants, ...numbers)),
  ...sameFor(['semverEq', 'semverLt', 'semverGt'], fc.constantFrom(...versions)),
  exists: fc.constant([]),
};

function sameFor<O extends Operator>(operators: readonly O[], value: fc.Arbitrary<string | number>) {
  const values = fc.array(value, { maxLength: 3 });
  return Object.fromEntries(operators.map((operator) => [operator, values])) as Record<O, typeof values>;
}

const aNegation = fc.constantFrom({}, { negate: true }, { negate: false });

const anAttributeCondition: fc.Arbitrary<AttributeCondition> = fc
  .tuple(fc.constantFrom(...(Object.keys(conditionValues) as Operator[])), anAttribute, aNegation)
  .chain(([operator, attribute, negation]) =>
    conditionValues[operator].map((values) => ({ attribute, operator, values, ...negation })),
  );

const segmentKeys = ['customers-of-acme', 'constructor', 'staff'];
const aCondition: fc.Arbitrary<Condition> = fc.oneof(
  { weight: 3, arbitrary: anAttributeCondition },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...segmentKeys, 'nobody-knows-it'), aNegation)
      .map(([segment, negation]) => ({ segment, ...negation })),
  },
);

const variants = { on: 'On', off: 'Off', third: { added: ['x'], removed: ['y'] }, constructor: null };
const aVariant = fc.constantFrom(...Object.keys(variants));
const aServe: fc.Arbitrary<Serve> = fc.oneof(
  aVariant.map((variant) => ({ variant })),
  fc.record({
    by: anAttribute,
    split: fc.oneof(...[[100_000], [0, 100_000], [25_000, 75_000], [1, 0, 99_999]].map(aSplit)),
  }),
);

function aSplit(weights: readonly number[]): fc.Arbitrary<{ variant: string; weight: number }[]> {
  return fc.tuple(...weights.map((weight) => aVariant.map((variant) => ({ variant, weight }))));
}

/** Sometimes so long that its changes travel as additions and removals. */
const aTextList = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.constantFrom(...someTexts), { maxLength: 4 }) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.integer({ min: 0, max: 160 }), { maxLength: 4 })
      .map((gone) =>
        Array.from({ length: 150 }, (_, index) => `u${index}`).filter((_, index) => !gone.includes(index)),
      ),
  },
);

const flagKeys = ['first', 'second', 'constructor', 'fourth', 'toString', 'sixth'];

/** A flag may lean only on those before it, as what is written does; `isLoose`: on any, itself too. */
function aFlagAt(place: number, isLoose: boolean): fc.Arbitrary<Flag> {
  const behind = isLoose ? [...flagKeys, 'unknown'] : flagKeys.slice(0, place);
  const prerequisites: fc.Arbitrary<Prerequisite[]> =
    behind.length === 0
      ? fc.constant([])
      : fc.array(
          fc.record({
            flag: fc.constantFrom(...behind),
            variants: fc.array(aVariant, { minLength: 1, maxLength: 3 }),
          }),
          { maxLength: 2 },
        );
  return fc
    .record({
      enabled: fc.oneof({ weight: 5, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(isLoose) }),
      offVariant: aVariant,
      targets: fc.array(fc.record({ variant: aVariant, by: anAttribute, values: aTextList }), { maxLength: 2 }),
      prerequisites,
      rules: fc
        .array(fc.record({ conditions: fc.array(aCondition, { minLength: 1, maxLength: 2 }), serve: aServe }), {
          maxLength: 3,
        })
        .map((rules) => rules.map((rule, index) => ({ id: `rule-${index}`, ...rule }))),
      fallthrough: aServe,
      seeding: fc.constantFrom({}, { seed: 'second' }, { seed: 'äther' }),
      clientVisible: fc.oneof({ weight: 4, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.boolean() }),
    })
    .map(({ seeding, ...flag }) =>
      aFlag({ key: flagKeys[place] ?? '', kind: 'json', variants: { ...variants }, ...seeding, ...flag }),
    );
}

const aSegmentNamed = (key: string): fc.Arbitrary<Segment> =>
  fc
    .record({
      by: anAttribute,
      included: aTextList,
      excluded: aTextList,
      rules: fc.array(fc.array(anAttributeCondition, { minLength: 1, maxLength: 2 }), { maxLength: 2 }),
    })
    .map((segment) => aSegment({ key, ...segment }));

/** As what is written: nobody stands behind itself, and who is visible leans on visible flags only. */
export const someEnvironment: fc.Arbitrary<SomeEnvironment> = environment(false);

/** Flags may stand behind themselves; all are on and visible, and every attribute is public. */
export const someLooseEnvironment: fc.Arbitrary<SomeEnvironment> = environment(true);

function environment(isLoose: boolean): fc.Arbitrary<SomeEnvironment> {
  return fc
    .record({
      flags: fc.tuple(...flagKeys.map((_, place) => aFlagAt(place, isLoose))),
      segments: fc.tuple(...segmentKeys.map(aSegmentNamed)),
      publicAttributes: fc.subarray(someAttributes).map((names) => new Set(isLoose ? someAttributes : names)),
    })
    .map(({ flags, ...rest }) => ({ ...rest, flags: withVisiblePrerequisites(flags, isLoose) }));
}

function withVisiblePrerequisites(flags: readonly Flag[], isLoose: boolean): readonly Flag[] {
  const visible = new Set<string>();
  return flags.map((flag) => {
    const clientVisible =
      isLoose || (flag.clientVisible === true && flag.prerequisites.every((one) => visible.has(one.flag)));
    if (clientVisible) visible.add(flag.key);
    return { ...flag, clientVisible };
  });
}

const aValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    ...someTexts,
    ...notQuite,
    ...numbers,
    true,
    false,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    null,
    {},
  ),
  fc.array(fc.constantFrom<unknown>(...someTexts, ...notQuite, ...numbers, true, null), { maxLength: 3 }),
  fc.constantFrom('u1', 'u77', 'u149', 'u150'),
);

export const someContext: fc.Arbitrary<Context> = fc
  .array(fc.tuple(anAttribute, aValue), { maxLength: 6 })
  .map((entries) => Object.fromEntries(entries) as Context);
