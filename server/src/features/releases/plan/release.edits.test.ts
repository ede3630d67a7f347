import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aPlan, aRelease, aStage, darkSettings } from '../../../testing/a-release.js';
import { acceptedRelease, begunOn, someHandEdit } from '../../../testing/release-arbitraries.js';
import { isSubset, servedBy, whoIsIn } from '../../../testing/who-is-in.js';
import type { Release, Settings } from '../machine/release.model.js';
import { adopt } from './release.adopt.js';
import { handEdits } from './release.edits.js';
import { baseOf, settingsAt } from './release.parts.js';

const plan = aPlan({
  stages: [
    aStage({ name: 'Staff', audience: { targets: [{ by: 'userId', values: ['ada', 'bo'] }], percentage: 5 } }),
    aStage({ name: 'Friends', audience: { segments: ['friends', 'odd'], percentage: 25 } }),
    aStage({ name: 'Half', audience: { targets: [{ by: 'userId', values: ['zoe'] }], percentage: 50 } }),
  ],
});
const before = darkSettings({ targets: [{ variant: 'off', by: 'userId', values: ['eve'] }] });
const release: Release = aRelease('running', { plan, base: baseOf(before, plan) });
const written = settingsAt(before, release);
const share = (weight: number) => ({
  by: 'userId',
  split: [
    { variant: 'on', weight },
    { variant: 'off', weight: 100_000 - weight },
  ],
});
const withTargets = (...targets: Settings['targets']) => ({ ...written, targets });
const listed = (...values: string[]) => ({ variant: 'on', by: 'userId', values });
const eve = { variant: 'off', by: 'userId', values: ['eve'] };

describe('an edit by hand', () => {
  it('of what is not the plan’s is none', () => {
    const rule = { id: 'mine', conditions: [{ segment: 'staff' }], serve: { variant: 'off' } };
    const other: Settings = {
      ...written,
      offVariant: 'on',
      targets: [{ ...eve, values: ['eve', 'kim'] }, listed('ada', 'bo', 'mine')],
      rules: [rule, ...written.rules, { ...rule, id: 'last' }],
    };
    expect(handEdits(written, release)).toBeNull();
    expect(handEdits(other, release)).toBeNull();
  });

  it.each<[string, Settings, object]>([
    ['the switch', { ...written, enabled: false }, { before: { enabled: true }, after: { enabled: false } }],
    [
      'the percentage',
      { ...written, fallthrough: share(30_000) },
      { before: { serve: share(25_000) }, after: { serve: share(30_000) } },
    ],
    [
      'who is taken out',
      withTargets(eve, listed('bo')),
      { before: { listed: [{ by: 'userId', values: ['ada'] }] }, after: { listed: [] } },
    ],
    [
      'who is let in early',
      withTargets(eve, listed('ada', 'bo', 'zoe')),
      { before: { listed: [] }, after: { listed: [{ by: 'userId', values: ['zoe'] }] } },
    ],
    [
      'who is kept out',
      withTargets({ ...eve, values: ['eve', 'zoe'] }, listed('ada', 'bo')),
      { before: { elsewhere: [] }, after: { elsewhere: [{ ...eve, values: ['zoe'] }] } },
    ],
  ])('is told: %s', (_what, settings, edits) => {
    expect(handEdits(settings, release)).toEqual(edits);
  });

  it('of a rule is told by what it says', () => {
    const edits = handEdits({ ...written, rules: written.rules.slice(1) }, release);
    expect(edits?.before.rules).toHaveLength(2);
    expect(edits?.after.rules).toEqual([{ conditions: [{ segment: 'odd' }], serve: { variant: 'on' } }]);
  });

  it('is none before the start, and none after the end', () => {
    expect(handEdits({ ...written, enabled: false }, aRelease('draft'))).toBeNull();
    expect(handEdits({ ...written, enabled: false }, { ...release, state: 'completed' })).toBeNull();
  });

  it('is told where the rule that is raised is gone', () => {
    const raised = { ...plan, target: { rule: 'gone' } };
    expect(handEdits(before, { ...release, plan: raised })?.after.serve).toBeNull();
  });
});

describe('edits that are adopted', () => {
  const audiences = (settings: Settings) => adopt(settings, release).plan.stages.map(({ audience }) => audience);

  it('raise what comes later to what is served already', () => {
    expect(audiences({ ...written, fallthrough: share(60_000) }).map(({ percentage }) => percentage)).toEqual([
      5, 60, 60,
    ]);
  });

  it('lower what has been to what is served now', () => {
    expect(audiences({ ...written, fallthrough: share(1000) }).map(({ percentage }) => percentage)).toEqual([1, 1, 50]);
  });

  it('leave out of the plan whom people took out, and leave to people whom they let in', () => {
    const out = adopt(withTargets(eve, listed('bo', 'zoe')), release);
    expect(out.plan.stages[0]?.audience.targets).toEqual([{ by: 'userId', values: ['bo'] }]);
    expect(out.base.listed).toEqual([{ by: 'userId', values: ['zoe'] }]);
    expect(audiences(withTargets({ ...eve, values: ['zoe'] }, listed('ada', 'bo')))[2]?.targets).toEqual([]);
  });

  it('leave out a segment whose rule was taken away', () => {
    expect(audiences({ ...written, rules: written.rules.slice(1) })[1]?.segments).toEqual(['odd']);
  });

  it.each<[string, Settings]>([
    ['another attribute', { ...written, fallthrough: { ...share(25_000), by: 'tenantId' } }],
    ['another variant', { ...written, fallthrough: { variant: 'third' } }],
    ['another rule', { ...written, rules: written.rules.map((rule) => ({ ...rule, serve: { variant: 'off' } })) }],
  ])('are refused where no plan can say so: %s', (_what, settings) => {
    expect(() => adopt(settings, release)).toThrow('Overwrite them, or abort the release.');
  });

  it('are the plan as it was where there are none', () => {
    expect(adopt(written, release)).toEqual({ plan, base: release.base });
    expect(() => adopt(written, aRelease('draft'))).toThrow('it has not begun');
  });

  it('are edits no more, serve as they did, and raising removes nobody', () => {
    fc.assert(
      fc.property(
        acceptedRelease,
        fc.nat(5),
        fc.array(someHandEdit, { minLength: 1, maxLength: 3 }),
        (some, place, edits) => {
          const stage = (place % (some.plan.stages.length + 1)) - 1;
          const begun: Release = { ...begunOn(some), state: 'paused', stage: stage < 0 ? null : stage };
          const edited = {
            ...edits.reduce((all, edit) => edit(all, begun), settingsAt(some.settings, begun)),
            enabled: true,
          };
          const adopted = { ...begun, ...adopt(edited, begun) };
          expect(handEdits(edited, adopted)).toBeNull();
          expect(servedBy(settingsAt(edited, adopted))).toEqual(servedBy(edited));
          const next = settingsAt(edited, { ...adopted, stage: stage + 1 });
          expect(isSubset(whoIsIn(edited), whoIsIn(next))).toBe(true);
        },
      ),
    );
  });

  it('may be overwritten instead, and are none then', () => {
    fc.assert(
      fc.property(acceptedRelease, fc.array(someHandEdit, { minLength: 1, maxLength: 3 }), (some, edits) => {
        const begun: Release = { ...begunOn(some), state: 'paused', stage: 0 };
        const edited = edits.reduce((all, edit) => edit(all, begun), settingsAt(some.settings, begun));
        expect(handEdits(settingsAt(edited, begun), begun)).toBeNull();
      }),
    );
  });
});
