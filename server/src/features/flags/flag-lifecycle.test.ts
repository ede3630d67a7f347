import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Lifecycle, lifecycleOf, type PlaceFacts, type ReleaseFacts } from './flag-lifecycle.js';

const off: PlaceFacts = { enabled: false, offVariant: 'off', served: [], release: null, isAsked: false };
const all: PlaceFacts = { ...off, enabled: true, served: ['on'] };
const some: PlaceFacts = { ...all, served: ['on', 'off', 'on'] };
const nobody: PlaceFacts = { ...all, served: ['off'] };
const open: ReleaseFacts = { isCompleted: false, variant: 'on', isCleanupDue: false };
const done: ReleaseFacts = { isCompleted: true, variant: 'on', isCleanupDue: false };
const due: ReleaseFacts = { ...done, isCleanupDue: true };

const stageOf = (...places: readonly PlaceFacts[]) => lifecycleOf({ isArchived: false, places });

describe('the life cycle of a flag', () => {
  it.each<readonly [what: string, stage: Lifecycle, places: readonly PlaceFacts[]]>([
    ['is off everywhere', 'planned', [off, off]],
    ['is in no environment', 'planned', []],
    ['is on, and yet serves everybody the off variant', 'planned', [nobody, off]],
    ['is on for some', 'releasing', [some]],
    ['is on for some in one environment and for all in another', 'releasing', [all, some]],
    ['is on for all in one environment and off in another', 'releasing', [all, off]],
    ['is on for all in one environment and for nobody in another', 'releasing', [all, nobody]],
    ['has an open release that has let nobody in', 'releasing', [{ ...nobody, release: open }]],
    ['has an open release and was switched off', 'releasing', [{ ...off, release: open }]],
    ['has an open release that has let everybody in', 'releasing', [{ ...all, release: open }]],
    ['is on for all everywhere', 'released', [all, all]],
    ['has a completed release and is off elsewhere', 'released', [{ ...all, release: done }, off]],
    ['has a completed release of one rule', 'released', [{ ...some, release: done }, off]],
    ['had a release, and was switched off since', 'planned', [{ ...off, release: due }, off]],
    ['had a release, and serves some something else since', 'released', [{ ...some, release: due }]],
    ['is due', 'ready-to-remove', [{ ...all, release: due }]],
    ['is due, and on for all elsewhere', 'ready-to-remove', [{ ...all, release: due }, all]],
    ['is due, and off where nobody asks', 'ready-to-remove', [{ ...all, release: due }, off, nobody]],
    [
      'is due, but off where somebody asks',
      'released',
      [
        { ...all, release: due },
        { ...off, isAsked: true },
      ],
    ],
    ['is due, but on for some elsewhere', 'releasing', [{ ...all, release: due }, some]],
    [
      'is due, but another release is open',
      'releasing',
      [
        { ...all, release: due },
        { ...all, release: open },
      ],
    ],
    ['is due, but serves another variant', 'released', [{ ...all, served: ['other'], release: due }]],
    [
      'is due twice, for different variants',
      'released',
      [
        { ...all, release: due },
        { ...all, served: ['b'], release: { ...due, variant: 'b' } },
      ],
    ],
    [
      'is due, but was switched off in one of two places',
      'released',
      [
        { ...all, release: due },
        { ...off, release: due },
      ],
    ],
  ])('of one that %s is %s', (_what, stage, places) => {
    expect(stageOf(...places)).toBe(stage);
  });

  it('ends in the archive, whatever it serves', () => {
    expect(lifecycleOf({ isArchived: true, places: [{ ...all, release: open }] })).toBe('archived');
  });

  const facts = fc.record({
    enabled: fc.boolean(),
    offVariant: fc.constant('off'),
    served: fc.array(fc.constantFrom('on', 'off', 'other'), { maxLength: 3 }),
    release: fc.constantFrom(null, open, done, due, { ...due, variant: 'other' }),
    isAsked: fc.boolean(),
  });

  it('is ready to remove only where nobody who asks would be served something else', () => {
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 4 }), (places) => {
        if (stageOf(...places) !== 'ready-to-remove') return;
        const asked = places.filter((place) => place.isAsked || place.release?.isCleanupDue);
        const served = asked.flatMap((place) => (place.enabled && place.served.length > 0 ? place.served : ['off']));
        expect(new Set(served).size).toBe(1);
        expect(places.some(({ release }) => release?.isCompleted === false)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it('does not depend on the order of environments', () => {
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 4 }), (places) => {
        expect(stageOf(...places.toReversed())).toBe(stageOf(...places));
      }),
    );
  });
});
