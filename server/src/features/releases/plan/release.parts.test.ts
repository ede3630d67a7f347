import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aPlan, aRelease, aStage, darkSettings, noBase } from '../../../testing/a-release.js';
import { acceptedRelease, begunOn } from '../../../testing/release-arbitraries.js';
import { isSubset, servedBy, whoIsIn } from '../../../testing/who-is-in.js';
import type { Release, Settings } from '../machine/release.model.js';
import { handEdits } from './release.edits.js';
import { baseOf, rebase, settingsAt } from './release.parts.js';

const staff = aStage({ name: 'Staff', audience: { targets: [{ by: 'userId', values: ['ada', 'bo'] }] } });
const friends = aStage({ name: 'Friends', audience: { segments: ['friends'], percentage: 12.5 } });
const all = aStage({ name: 'All', audience: { percentage: 100 } });
const plan = aPlan({ stages: [staff, friends, all] });
const at = (stage: number | null, given: Partial<Release> = {}) => aRelease('running', { plan, ...given, stage });

describe('what a stage writes', () => {
  const settings = darkSettings({ targets: [{ variant: 'on', by: 'userId', values: ['eve', 'bo'] }] });
  const base = baseOf(settings, plan);

  it('switches the flag on, and lets in whom it names beside whom people had listed', () => {
    expect(settingsAt(settings, at(0, { base }))).toEqual({
      ...settings,
      enabled: true,
      targets: [{ variant: 'on', by: 'userId', values: ['eve', 'bo', 'ada'] }],
      fallthrough: { variant: 'off' },
    });
  });

  it('keeps what the stages before wrote, and adds a rule for each segment and a split', () => {
    const written = settingsAt(settings, at(1, { base }));
    expect(written.rules).toEqual([
      { id: 'release-1', conditions: [{ segment: 'friends' }], serve: { variant: 'on' } },
    ]);
    expect(written.fallthrough).toEqual({
      by: 'userId',
      split: [
        { variant: 'on', weight: 12_500 },
        { variant: 'off', weight: 87_500 },
      ],
    });
    expect(written.targets[0]?.values).toContain('ada');
  });

  it('serves the variant plainly to everybody in the end', () => {
    expect(settingsAt(settings, at(2, { base })).fallthrough).toEqual({ variant: 'on' });
  });

  it('leaves to a rollback what people had listed, and nobody else', () => {
    const written = settingsAt(settingsAt(settings, at(2, { base })), at(null, { base }));
    expect(written).toEqual({ ...settings, enabled: true, fallthrough: { variant: 'off' } });
  });

  it('raises one rule, and lets segments in under its conditions, before it', () => {
    const conditions = [{ attribute: 'plan', operator: 'in' as const, values: ['gold'] }];
    const rules = [
      { id: 'release-4', conditions, serve: { variant: 'off' } },
      { id: 'gold', conditions, serve: { variant: 'on' } },
      { id: 'last', conditions, serve: { variant: 'off' } },
    ];
    const ruled = darkSettings({ rules });
    const release = at(1, { plan: { ...plan, target: { rule: 'gold' } }, base: baseOf(ruled, plan) });
    const written = settingsAt(ruled, release);
    expect(written.rules.map(({ id }) => id)).toEqual(['release-4', 'release-5', 'gold', 'last']);
    expect(written.rules[1]?.conditions).toEqual([{ segment: 'friends' }, ...conditions]);
    expect(written.fallthrough).toEqual(ruled.fallthrough);
    expect(() => settingsAt(darkSettings(), release)).toThrow('The rule "gold" that the plan raises is gone');
  });

  it('leaves rules where people have put others behind them', () => {
    const own = { id: 'mine', conditions: [{ segment: 'odd' }], serve: { variant: 'off' } };
    const written = settingsAt(settings, at(1, { base }));
    const edited = { ...written, rules: [...written.rules, own] };
    expect(settingsAt(edited, at(2, { base })).rules.map(({ id }) => id)).toEqual(['release-1', 'mine']);
  });

  it('is nothing before the start', () => {
    expect(settingsAt(settings, aRelease('draft'))).toBe(settings);
  });

  it('finds nothing to be people’s of a flag that is off, and their share of one that is on', () => {
    const fallthrough = {
      by: 'userId',
      split: [
        { variant: 'on', weight: 5000 },
        { variant: 'off', weight: 95_000 },
      ],
    };
    expect(baseOf(darkSettings({ fallthrough }), plan).weight).toBe(0);
    expect(baseOf(darkSettings({ fallthrough, enabled: true }), plan).weight).toBe(5000);
  });

  it('leaves to people what they had listed when a changed plan names it', () => {
    const more = {
      ...plan,
      stages: [staff, aStage({ audience: { targets: [{ by: 'userId', values: ['eve', 'zoe'] }] } })],
    };
    expect(rebase(settings, { plan, base }, more).listed).toEqual([{ by: 'userId', values: ['bo', 'eve'] }]);
    expect(rebase(settings, { plan, base: noBase }, plan).listed).toEqual([]);
  });
});

function stagesOf({ plan: { stages } }: Release): (number | null)[] {
  return [null, ...stages.keys()];
}

/** The settings at each stage, as they follow on each other. */
function ramp(settings: Settings, release: Release): Settings[] {
  const written: Settings[] = [];
  for (const stage of stagesOf(release).slice(1))
    written.push(settingsAt(written.at(-1) ?? settings, { ...release, stage }));
  return written;
}

describe('the laws of a release', () => {
  it('raising never removes anybody, nor does the start', () => {
    fc.assert(
      fc.property(acceptedRelease, (some) => {
        const steps = [some.settings, ...ramp(some.settings, begunOn(some))].map((settings) => whoIsIn(settings));
        for (const [index, step] of steps.slice(1).entries())
          expect(isSubset(steps[index] ?? new Set(), step)).toBe(true);
      }),
    );
  });

  it('a rollback leaves nobody in whom the plan let in', () => {
    fc.assert(
      fc.property(acceptedRelease, (some) => {
        const release = begunOn(some);
        const untouched = servedBy(settingsAt(some.settings, { ...release, stage: null }));
        for (const written of ramp(some.settings, release)) {
          expect(servedBy(settingsAt(written, { ...release, stage: null }))).toEqual(untouched);
        }
      }),
    );
  });

  it('whoever was in is in again after a rollback and another start', () => {
    fc.assert(
      fc.property(acceptedRelease, (some) => {
        const release = begunOn(some);
        const once = ramp(some.settings, release);
        const back = settingsAt(once.at(-1) ?? some.settings, { ...release, stage: null });
        const again = ramp(back, release);
        expect(again.map((settings) => servedBy(settings))).toEqual(once.map((settings) => servedBy(settings)));
      }),
    );
  });

  it('writing twice is writing once, and from wherever one comes the same people are in', () => {
    fc.assert(
      fc.property(acceptedRelease, fc.array(fc.nat(5), { minLength: 1, maxLength: 4 }), (some, path) => {
        const release = begunOn(some);
        const places = stagesOf(release);
        const stages = path.map((step) => places[step % places.length] ?? null);
        let settings = some.settings;
        for (const stage of stages) settings = settingsAt(settings, { ...release, stage });
        const last = { ...release, stage: stages.at(-1) ?? null };
        expect(settingsAt(settings, last)).toEqual(settings);
        expect(handEdits(settings, { ...last, state: 'running' })).toBeNull();
        expect(settings.fallthrough).toEqual(settingsAt(some.settings, last).fallthrough);
      }),
    );
  });

  it('what people wrote stays', () => {
    fc.assert(
      fc.property(acceptedRelease, (some) => {
        const release = begunOn(some);
        for (const written of ramp(some.settings, release)) {
          const { rules, targets } = settingsAt(written, { ...release, stage: null });
          const isRaised = (id: string) => release.plan.target !== 'fallthrough' && release.plan.target.rule === id;
          const own = (list: Settings['rules']) => list.filter(({ id }) => !isRaised(id));
          expect(own(rules)).toEqual(own(some.settings.rules));
          expect(targets).toEqual(some.settings.targets);
        }
      }),
    );
  });
});
