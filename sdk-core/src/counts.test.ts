import { emptyRuleset, type Flag, loadSnapshot, type Ruleset } from '@guidon/evaluator';
import { describe, expect, it } from 'vitest';
import { Counts } from './counts.js';
import { aFlag } from './testing/builders.js';

function aRuleset(...flags: readonly Flag[]): Ruleset {
  const loaded = loadSnapshot({ format: 1, version: 1, digest: 'a', flags, segments: [] });
  return loaded.kind === 'loaded' ? loaded.ruleset : emptyRuleset();
}

describe('counts', () => {
  it('add up by flag and variant, whoever asked', () => {
    const counts = new Counts();
    const ruleset = aRuleset(aFlag());
    for (const isOn of [true, false, true]) counts.countBoolean(ruleset, 'new-billing', isOn);
    counts.count('new-billing', 'on');
    expect(counts.take()).toEqual([
      { flag: 'new-billing', variant: 'on', count: 3 },
      { flag: 'new-billing', variant: 'off', count: 1 },
    ]);
    expect(counts.take()).toEqual([]);
  });

  it('leave out flags that do not exist', () => {
    const counts = new Counts();
    counts.countBoolean(emptyRuleset(), 'nobody', false);
    expect(counts.take()).toEqual([]);
  });

  it('name no variant where a flag was asked for as another type', () => {
    const counts = new Counts();
    const size = aFlag({ key: 'size', kind: 'number', variants: { on: 1, off: 2 } });
    counts.countBoolean(aRuleset(size), 'size', false);
    expect(counts.take()).toEqual([{ flag: 'size', variant: null, count: 1 }]);
  });

  it('survive a change of the flags', () => {
    const counts = new Counts();
    counts.countBoolean(aRuleset(aFlag()), 'new-billing', true);
    counts.countBoolean(aRuleset(aFlag()), 'new-billing', true);
    counts.countBoolean(emptyRuleset(), 'new-billing', false);
    expect(counts.take()).toEqual([{ flag: 'new-billing', variant: 'on', count: 2 }]);
  });

  it('stay within a bound', () => {
    const counts = new Counts();
    for (let index = 0; index < 12_000; index += 1) counts.count(`flag-${index}`, 'on');
    expect(counts.take()).toHaveLength(10_000);
    counts.count('again', 'on');
    expect(counts.take()).toHaveLength(1);
  });
});
