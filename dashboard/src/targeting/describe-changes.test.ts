import { describe, expect, it } from 'vitest';
import { aRule, someSettings } from '../testing/settings.js';
import { describeChanges } from './describe-changes.js';

const base = someSettings();
const half = {
  by: 'userId',
  split: [
    { variant: 'on', weight: 50_000 },
    { variant: 'off', weight: 50_000 },
  ],
};

describe('a diff in words', () => {
  it('names the switch, the share and what is served when off', () => {
    const after = someSettings({ enabled: false, fallthrough: half, offVariant: 'on' });
    expect(describeChanges(base, after)).toEqual([
      { what: 'Switch', before: 'On', after: 'Off' },
      { what: 'Everybody else', before: 'on', after: '50 % on, 50 % off by userId' },
      { what: 'When switched off', before: 'off', after: 'on' },
    ]);
  });

  it('names what came to and left a whitelist, not the whole list', () => {
    const listed = (values: string[]) => someSettings({ targets: [{ variant: 'on', by: 'userId', values }] });
    expect(describeChanges(listed(['u1', 'u2']), listed(['u2', 'u3']))).toEqual([
      { what: 'Whitelist of on by userId', before: '"u1"', after: '"u3"' },
    ]);
  });

  it('tells a rule that moved from one that changed', () => {
    const before = someSettings({ rules: [aRule('a'), aRule('b'), aRule('c')] });
    const after = someSettings({ rules: [aRule('b'), aRule('a', 'team'), aRule('d')] });
    expect(describeChanges(before, after)).toEqual([
      { what: 'Rule a', before: 'if plan is one of "a": on', after: 'if plan is one of "team": on' },
      { what: 'Rule c', before: 'if plan is one of "c": on', after: null },
      { what: 'Rule d', before: null, after: 'if plan is one of "d": on' },
      { what: 'Order of the rules', before: 'a, b', after: 'b, a' },
    ]);
  });

  it('says nothing where nothing changes', () => {
    expect(describeChanges(base, someSettings())).toEqual([]);
  });
});
