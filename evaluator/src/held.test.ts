import { describe, expect, it } from 'vitest';
import { applyPatch, emptyRuleset, evaluate, loadSnapshot, type Ruleset, readLimits, toSnapshot } from './index.js';
import { aFlag, aRuleset, aSegment, aSnapshot } from './testing/builders.js';

const malformed = { ...aFlag(), fallthrough: { variant: 'maybe' } };

function load(document: unknown, lastGood?: Ruleset): Ruleset {
  const loaded = loadSnapshot(document, lastGood);
  if (loaded.kind !== 'loaded') throw new RangeError(JSON.stringify(loaded.problems));
  return loaded.ruleset;
}

function patched(ruleset: Ruleset, flags: readonly unknown[]): Ruleset {
  const removed = { flags: [], segments: [] };
  const patch = {
    format: 1,
    from: ruleset.id,
    version: ruleset.version + 1,
    digest: 'e',
    flags,
    segments: [],
    removed,
  };
  const applied = applyPatch(ruleset, patch);
  if (applied.kind !== 'applied') throw new RangeError(applied.kind);
  return applied.ruleset;
}

describe('a malformed flag', () => {
  it('is reported with its key and the place, and the others are served', () => {
    const loaded = loadSnapshot(aSnapshot([malformed, aFlag({ key: 'well' })]));
    expect(loaded).toMatchObject({
      kind: 'loaded',
      problems: [{ kind: 'flag', key: 'flag', path: '/fallthrough/variant' }],
    });
    const ruleset = load(aSnapshot([malformed, aFlag({ key: 'well' })]));
    expect(evaluate(ruleset, 'flag', {}, 7)).toEqual({ value: 7, variant: null, reason: 'INVALID_FLAG' });
    expect(evaluate(ruleset, 'well', {}, false).value).toBe(true);
  });

  it('keeps its last good version through a snapshot and through patches', () => {
    const after = load(aSnapshot([malformed], [], 2), aRuleset([aFlag()]));
    expect(evaluate(after, 'flag', {}, false)).toMatchObject({ value: true, reason: 'FALLTHROUGH' });
    expect(evaluate(patched(after, [{ ...malformed, note: 1 }]), 'flag', {}, false).value).toBe(true);
  });

  it('serves its off variant when it is switched off, and its last good version when it is on again', () => {
    const off = patched(aRuleset([aFlag()]), [{ ...malformed, enabled: false, rules: 7, kind: 'date' }]);
    expect(evaluate(off, 'flag', {}, true)).toEqual({ value: false, variant: 'off', reason: 'DISABLED' });
    expect(evaluate(patched(off, [malformed]), 'flag', {}, false).value).toBe(true);
  });

  it('does not switch off by an off variant that cannot be read', () => {
    const after = patched(aRuleset([aFlag()]), [{ ...malformed, enabled: false, offVariant: 'toString' }]);
    expect(evaluate(after, 'flag', {}, false).value).toBe(true);
  });

  it('is well again with the next good version', () => {
    const after = patched(load(aSnapshot([malformed])), [aFlag()]);
    expect(evaluate(after, 'flag', {}, false)).toMatchObject({ value: true, reason: 'FALLTHROUGH' });
  });

  it('survives a cache with its last good version, and patches still meet what the server holds', () => {
    const values = Array.from({ length: 150 }, (_, index) => `u${index}`);
    const target = { variant: 'on', by: 'userId', values };
    const good = aRuleset([aFlag({ fallthrough: { variant: 'off' }, targets: [target] })]);
    const held = patched(good, [{ ...malformed, targets: [{ ...target, values: [...values, 'x'] }] }]);
    const restored = load(JSON.parse(JSON.stringify(toSnapshot(held))));
    expect(restored.id).toBe(held.id);
    expect(evaluate(restored, 'flag', { userId: 'u1' }, false).value).toBe(true);
    expect(evaluate(restored, 'flag', { userId: 'x' }, true).value).toBe(false);
    const delta = { added: ['y'], removed: ['u0'] };
    const next = patched(restored, [aFlag({ targets: [{ ...target, values: delta as never }] })]);
    expect(evaluate(next, 'flag', { userId: 'x' }, false).reason).toBe('TARGET_MATCH');
    expect(evaluate(next, 'flag', { userId: 'y' }, false).reason).toBe('TARGET_MATCH');
    expect(evaluate(next, 'flag', { userId: 'u0' }, false).reason).toBe('FALLTHROUGH');
  });
});

describe('a flag that is nested too deeply to be handed on', () => {
  let deep: unknown = 1;
  for (let level = 0; level < 10_000; level++) deep = [deep];

  it('keeps its last good version for whoever is given this state', () => {
    const before = load(aSnapshot([aFlag()]));
    const ruleset = load(aSnapshot([{ ...aFlag(), note: deep }], [], 2), before);
    const handedOn = load(JSON.parse(JSON.stringify(toSnapshot(ruleset))));
    for (const one of [ruleset, handedOn]) expect(evaluate(one, 'flag', {}, false)).toMatchObject({ value: true });
  });

  it('is switched off for them as well', () => {
    const before = load(aSnapshot([aFlag()]));
    const ruleset = load(aSnapshot([{ ...aFlag(), enabled: false, note: deep }], [], 2), before);
    const handedOn = load(JSON.parse(JSON.stringify(toSnapshot(ruleset))));
    for (const one of [ruleset, handedOn]) expect(evaluate(one, 'flag', {}, true)).toMatchObject({ value: false });
  });

  it('leaves a segment as it was', () => {
    const flag = aFlag({
      enabled: true,
      rules: [{ id: 'r', conditions: [{ segment: 'segment' }], serve: { variant: 'on' } }],
      fallthrough: { variant: 'off' },
    });
    const before = load(aSnapshot([flag], [aSegment({ included: ['u1'] })]));
    const ruleset = load(aSnapshot([flag], [{ ...aSegment(), note: deep }], 2), before);
    const handedOn = load(JSON.parse(JSON.stringify(toSnapshot(ruleset))));
    for (const one of [ruleset, handedOn])
      expect(evaluate(one, 'flag', { userId: 'u1' }, false)).toMatchObject({ value: true });
  });
});

describe('a malformed segment', () => {
  const rules = [{ id: 'r', conditions: [{ segment: 'segment' }], serve: { variant: 'on' } }];
  const flag = aFlag({ rules, fallthrough: { variant: 'off' } });

  it('holds nobody where it never was well, and its last good version otherwise', () => {
    const broken = { ...aSegment({ included: ['u1'] }), by: 7 };
    expect(evaluate(load(aSnapshot([flag], [broken])), 'flag', { userId: 'u1' }, true).value).toBe(false);
    const held = load(aSnapshot([flag], [broken], 2), aRuleset([flag], [aSegment({ included: ['u1'] })]));
    expect(evaluate(held, 'flag', { userId: 'u1' }, false).value).toBe(true);
    const restored = load(JSON.parse(JSON.stringify(toSnapshot(held))));
    expect(evaluate(restored, 'flag', { userId: 'u1' }, false).value).toBe(true);
  });
});

describe('a snapshot', () => {
  it('comes back from its wire form as it was', () => {
    const snapshot = aSnapshot([aFlag(), aFlag({ key: 'other', enabled: false })], [aSegment()]);
    expect(toSnapshot(load(snapshot))).toEqual(snapshot);
  });

  it('compiles nothing anew that did not change', () => {
    const before = aRuleset([aFlag(), aFlag({ key: 'other' })]);
    const after = load(
      JSON.parse(JSON.stringify(aSnapshot([aFlag(), aFlag({ key: 'other', enabled: false })]))),
      before,
    );
    expect(after.flags.get('flag')).toBe(before.flags.get('flag'));
    expect(after.flags.get('other')).not.toBe(before.flags.get('other'));
  });

  it('is malformed as a whole without its parts, beyond its limits, or in another format', () => {
    const tooMany = Array.from({ length: readLimits.flags + 1 }, () => 0);
    const documents = [null, 7, 'x', [], {}, { ...(aSnapshot([]) as object), format: 2 }, aSnapshot(tooMany)];
    for (const document of documents) expect(loadSnapshot(document).kind).toBe('malformed');
  });

  it('reports flags without a key and a second one with the same', () => {
    const loaded = loadSnapshot(aSnapshot([{ ...aFlag(), key: 7 }, null, aFlag(), aFlag({ enabled: false })]));
    expect(loaded.problems).toHaveLength(3);
    if (loaded.kind === 'loaded') expect(evaluate(loaded.ruleset, 'flag', {}, false).value).toBe(true);
  });

  it('is empty to begin with', () => {
    expect([...emptyRuleset().keys()]).toEqual([]);
    expect(evaluate(emptyRuleset(), 'flag', {}, 'd')).toEqual({ value: 'd', variant: null, reason: 'FLAG_NOT_FOUND' });
  });

  it('sets a flag aside that is over twice what may be written, or nested too deeply', () => {
    const long = { variant: 'on', by: 'userId', values: Array.from({ length: 20_001 }, String) };
    const wide = aFlag({
      key: 'wide',
      kind: 'string',
      variants: { off: 'é'.repeat(70_000) },
      fallthrough: { variant: 'off' },
    });
    let deep: unknown = 1;
    for (let level = 0; level < 10_000; level++) deep = [deep];
    const flags = [aFlag({ key: 'long', targets: [long] }), wide, { ...aFlag({ key: 'deep' }), note: deep }];
    const ruleset = load(aSnapshot(flags));
    for (const key of ['long', 'wide', 'deep']) expect(evaluate(ruleset, key, {}, 1).reason).toBe('INVALID_FLAG');
    expect(() => JSON.stringify(toSnapshot(ruleset))).not.toThrow();
  });
});
