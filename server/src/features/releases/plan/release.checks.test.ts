import { describe, expect, it } from 'vitest';
import { aPlan, aRelease, aStage, darkSettings } from '../../../testing/a-release.js';
import type { PlanInput, Release, Settings, Stage } from '../machine/release.model.js';
import { checkPlan, type PlanFacts } from './release.checks.js';
import { baseOf, settingsAt } from './release.parts.js';

const flag = { key: 'flag', kind: 'boolean', variants: { on: true, off: false }, isArchived: false } as const;

function facts(given: Partial<PlanFacts> = {}, settings: Partial<Settings> = {}): PlanFacts {
  return { flag, settings: darkSettings(settings), segments: new Set(['staff']), seenAttributes: null, ...given };
}

const errorsOf = (plan: PlanInput, known = facts()) => checkPlan(plan, known).errors;
const pathsOf = (plan: PlanInput, known = facts()) => errorsOf(plan, known).map(({ path }) => path);
const stages = (...all: Partial<Stage>[]) =>
  aPlan({ stages: all.map((one, index) => aStage({ name: `${index}`, ...one })) });
const share = (percentage: number) => ({ audience: { percentage } });
const listing = (...values: string[]) => ({ audience: { targets: [{ by: 'userId', values }] } });
const splitOf = (...weights: [string, number][]) => ({
  by: 'userId',
  split: weights.map(([variant, weight]) => ({ variant, weight })),
});
const json = { ...flag, kind: 'json', variants: { a: 1, b: 2, c: 3 } } as const;
const abc = (settings: Partial<Settings>) =>
  facts({ flag: json }, { offVariant: 'c', fallthrough: { variant: 'b' }, ...settings });

describe('a plan that is saved', () => {
  it('is filled in', () => {
    const { plan, errors, warnings } = checkPlan(
      { stages: [{ name: 'All', ...share(100), holdFor: 'PT0S' }] },
      facts(),
    );
    expect({ errors, warnings }).toEqual({ errors: [], warnings: [] });
    expect(plan).toEqual({
      target: 'fallthrough',
      variant: 'on',
      control: 'off',
      by: 'userId',
      stages: [{ name: 'All', ...share(100), holdFor: 'PT0S', advance: 'automatic', approver: 'editor' }],
      onBreach: 'previous-stage',
    });
    expect(checkPlan(plan, facts()).plan).toEqual(plan);
  });

  it('draws by what people are in by already', () => {
    const split = facts({}, { fallthrough: { ...splitOf(['on', 1], ['off', 99_999]), by: 'tenantId' }, enabled: true });
    expect(checkPlan({ stages: aPlan().stages }, split)).toMatchObject({ plan: { by: 'tenantId' }, errors: [] });
  });

  it('raises one variant of many', () => {
    expect(errorsOf({ variant: 'a', control: 'b', stages: aPlan().stages }, abc({}))).toEqual([]);
  });

  it('may switch a feature off step by step', () => {
    const on = facts({}, { offVariant: 'on', enabled: true });
    expect(checkPlan({ variant: 'off', stages: aPlan().stages }, on)).toMatchObject({
      plan: { variant: 'off', control: 'on' },
      errors: [],
    });
  });
});

describe('a plan is refused', () => {
  it('with all that is wrong with it at once', () => {
    const plan = {
      ...stages({ holdFor: 'soon', ...share(10) }, { ...share(5), name: '0' }, { audience: { segments: ['gone'] } }),
      window: { timeZone: 'Mars', hours: [] },
    };
    expect(pathsOf(plan)).toEqual([
      '/stages/0/holdFor',
      '/stages/1/name',
      '/stages/1/audience/percentage',
      '/stages/2/audience/segments/0',
      '/window/timeZone',
      '/window/hours',
    ]);
  });

  it.each<[string, string, PlanInput, PlanFacts?]>([
    ['of an archived flag', '/', aPlan(), facts({ flag: { ...flag, isArchived: true } })],
    ['without a stage', '/stages', aPlan({ stages: [] })],
    ['with too many', '/stages', stages(...Array.from({ length: 51 }, (_, index) => share(index + 1)))],
    ['with a stage without a name', '/stages/0/name', stages({ name: ' ', ...share(1) })],
    ['with two stages of one name', '/stages/1/name', stages({ name: 'a', ...share(1) }, { name: 'a', ...share(2) })],
    [
      'with a stage in the middle that is held for no time',
      '/stages/0/holdFor',
      stages({ holdFor: 'PT0S', ...share(1) }, share(2)),
    ],
    [
      'with guards',
      '/stages/0/guards',
      stages({ ...share(1), guards: [{ operation: 'pay', measure: 'mean', source: 'alert', compare: { limit: 1 } }] }),
    ],
    ['with a percentage that falls', '/stages/1/audience/percentage', stages(share(10), share(9.999))],
    ['with a fourth decimal', '/stages/0/audience/percentage', stages(share(0.0001))],
    ['with more than all', '/stages/0/audience/percentage', stages(share(100.001))],
    ['with a first stage that is empty', '/stages/0/audience', stages({}, share(10))],
    ['with a first stage of nobody', '/stages/0/audience', stages(share(0), share(10))],
    ['with a stage that changes nothing', '/stages/1/audience', stages(share(10), share(10))],
    ['with a stage of people who are in', '/stages/1/audience', stages(listing('ada', 'bo'), listing('bo'))],
    [
      'with a stage of whom people listed',
      '/stages/0/audience',
      stages(listing('ada')),
      facts({}, { targets: [{ variant: 'on', by: 'userId', values: ['ada'] }] }),
    ],
    [
      'with a segment twice',
      '/stages/1/audience',
      stages({ audience: { segments: ['staff'] } }, { audience: { segments: ['staff'] } }),
    ],
    [
      'with a segment that there is not',
      '/stages/0/audience/segments/1',
      stages({ audience: { segments: ['staff', 'gone'] } }),
    ],
    ['with a list without a value', '/stages/0/audience/targets/0/values', stages(listing())],
    [
      'with a list that is too long',
      '/stages/0/audience/targets/0/values',
      stages(listing(...Array.from({ length: 10_001 }, (_, index) => `${index}`))),
    ],
    [
      'with who is listed for another variant',
      '/stages/0/audience/targets/0/values/1',
      stages(listing('bo', 'ada')),
      facts({}, { targets: [{ variant: 'off', by: 'userId', values: ['ada'] }] }),
    ],
    ['with a rule that there is not', '/target/rule', aPlan({ target: { rule: 'gone' } })],
    ['without a variant', '/variant', { control: 'b', stages: aPlan().stages }, abc({})],
    ['with a variant that there is not', '/variant', aPlan({ variant: 'maybe' })],
    ['with a control that there is not', '/control', aPlan({ control: 'constructor' })],
    ['against itself', '/control', aPlan({ control: 'on' })],
    ['that raises what is served while it is off', '/variant', aPlan(), facts({}, { offVariant: 'on' })],
    [
      'where other variants are split',
      '/target',
      aPlan({ variant: 'a', control: 'b' }),
      abc({ fallthrough: splitOf(['b', 1], ['c', 99_999]) }),
    ],
    [
      'where another variant is served',
      '/control',
      aPlan({ variant: 'a', control: 'b' }),
      abc({ enabled: true, fallthrough: { variant: 'c' } }),
    ],
    ['where all are in', '/target', aPlan(), facts({}, { enabled: true })],
    [
      'where a split is turned round',
      '/target',
      aPlan(),
      facts({}, { enabled: true, fallthrough: splitOf(['off', 9], ['on', 99_991]) }),
    ],
    [
      'where a split is drawn by something else',
      '/by',
      aPlan({ by: 'tenantId' }),
      facts({}, { enabled: true, fallthrough: splitOf(['on', 9], ['off', 99_991]) }),
    ],
    [
      'below the share that is in',
      '/stages/0/audience/percentage',
      stages(share(5)),
      facts({}, { enabled: true, fallthrough: splitOf(['on', 30_000], ['off', 70_000]) }),
    ],
    [
      'with an unknown zone',
      '/window/timeZone',
      aPlan({ window: { timeZone: '+02:00', hours: [{ days: ['monday'], from: '09:00', to: '10:00' }] } }),
    ],
    [
      'with no days',
      '/window/hours/0/days',
      aPlan({ window: { timeZone: 'UTC', hours: [{ days: [], from: '09:00', to: '10:00' }] } }),
    ],
    [
      'with hours that are none',
      '/window/hours/0/from',
      aPlan({ window: { timeZone: 'UTC', hours: [{ days: ['monday'], from: '9', to: '10:00' }] } }),
    ],
    [
      'with hours over midnight',
      '/window/hours/0/to',
      aPlan({ window: { timeZone: 'UTC', hours: [{ days: ['monday'], from: '22:00', to: '02:00' }] } }),
    ],
  ])('%s', (_what, path, plan, known) => {
    expect(pathsOf(plan, known)).toEqual([path]);
  });

  it('with every percentage that lies below the highest before it', () => {
    const below = ['/stages/1/audience/percentage', '/stages/2/audience/percentage'];
    expect(pathsOf(stages(share(10), share(5), share(7), share(11)))).toEqual(below);
  });

  it('where its last stage would make a malformed flag', () => {
    const plan = aPlan({ by: 'x'.repeat(513), stages: [aStage(share(1))] });
    expect(errorsOf(plan)).toEqual([{ path: '/', message: expect.stringContaining('/fallthrough/by') }]);
  });

  it('but not for what is off', () => {
    const turned = splitOf(['off', 9], ['on', 99_991]);
    expect(errorsOf(aPlan(), facts({}, { fallthrough: turned }))).toEqual([]);
  });
});

describe('a plan that has begun', () => {
  it('is checked as if nobody of it were in', () => {
    const settings = darkSettings();
    const begun: Release = aRelease('paused', { base: baseOf(settings, aPlan()) });
    const known = facts({ settings: settingsAt(settings, begun), begun });
    expect(checkPlan(aPlan(), known)).toMatchObject({ errors: [], warnings: [] });
    expect(
      pathsOf(aPlan({ stages: aPlan().stages.slice(0, 1) }), { ...known, begun: { ...begun, base: null } }),
    ).not.toEqual([]);
  });
});

describe('a warning', () => {
  const seen = new Set(['tenantId']);

  it('tells of attributes that nobody has', () => {
    const { warnings } = checkPlan(stages(listing('ada'), share(10)), facts({ seenAttributes: seen }));
    expect(warnings).toEqual([expect.stringContaining('"userId"')]);
    expect(checkPlan(stages(share(100)), facts({ seenAttributes: seen })).warnings).toEqual([]);
    expect(checkPlan(stages(share(10)), facts()).warnings).toEqual([]);
  });

  it('tells of what counts once the flag is on', () => {
    const settings = {
      targets: [{ variant: 'on', by: 'userId', values: ['eve'] }],
      rules: [
        { id: 'a', conditions: [{ segment: 'staff' }], serve: { variant: 'on' } },
        { id: 'b', conditions: [{ segment: 'staff' }], serve: splitOf(['off', 1], ['on', 99_999]) },
        { id: 'c', conditions: [{ segment: 'staff' }], serve: { variant: 'off' } },
      ],
    };
    expect(checkPlan(aPlan(), facts({}, settings)).warnings).toEqual([
      expect.stringContaining('1 of its lists and 2 of its rules'),
    ]);
    const aRule = aPlan({ target: { rule: 'a' } });
    expect(checkPlan(aRule, facts({}, settings)).warnings[0]).toContain('1 of its rules');
  });
});
