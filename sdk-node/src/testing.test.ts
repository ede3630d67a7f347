import { describe, expect, it } from 'vitest';
import { aFlag } from './test-support/builders.js';
import { createTestClient } from './testing.js';

describe('a test client', () => {
  it('serves what the test says', () => {
    const flags = createTestClient({ 'new-billing': true, dark: false, size: 20, name: 'x', limits: { a: [1] } });
    expect(flags.isEnabled('new-billing', 'u1')).toBe(true);
    expect(flags.isEnabled('dark', 'u1')).toBe(false);
    expect(flags.isEnabled('unknown', 'u1')).toBe(false);
    expect(flags.value('size', 'u1', 1)).toBe(20);
    expect(flags.value('name', { userId: 'u1' }, '')).toBe('x');
    expect(flags.value('limits', 'u1', {})).toEqual({ a: [1] });
    expect(flags.value('size', 'u1', 'another type')).toBe('another type');
    expect([...flags.all('u1').keys()]).toEqual(['new-billing', 'dark', 'size', 'name', 'limits']);
  });

  it('changes when the test says so, and tells its listeners', () => {
    const flags = createTestClient({ 'new-billing': true });
    const changes: unknown[] = [];
    flags.on('change', (change) => changes.push(change));
    flags.set('new-billing', false);
    flags.set('new-billing', false);
    expect(flags.isEnabled('new-billing', 'u1')).toBe(false);
    expect(changes).toEqual([{ flags: ['new-billing'], version: 2 }]);
    flags.remove('new-billing');
    expect(flags.evaluate('new-billing', 'u1', false).reason).toBe('FLAG_NOT_FOUND');
  });

  it('takes whole flags, with rules and segments', () => {
    const segments = [{ key: 'staff', by: 'userId', included: ['u1'], excluded: [], rules: [] }];
    const rules = [{ id: 'r', conditions: [{ segment: 'staff' }], serve: { variant: 'on' } }];
    const flags = createTestClient({ 'new-billing': aFlag({ rules, fallthrough: { variant: 'off' } }) }, { segments });
    expect([flags.isEnabled('new-billing', 'u1'), flags.isEnabled('new-billing', 'u2')]).toEqual([true, false]);
  });

  it('refuses a flag that is malformed, and keeps the one it had', () => {
    const flags = createTestClient({ 'new-billing': aFlag() });
    const malformed = aFlag({ fallthrough: { variant: 'nowhere' } });
    expect(() => flags.set('new-billing', malformed)).toThrow(expect.objectContaining({ kind: 'invalid-option' }));
    expect(flags.isEnabled('new-billing', 'u1')).toBe(true);
    expect(() => flags.set('other', malformed)).toThrow(/other/);
    flags.set('third', true);
    expect(flags.isEnabled('third', 'u1')).toBe(true);
  });

  it('gives a page what it says, but hides what a whole flag hides', () => {
    const flags = createTestClient({ 'new-billing': true, inner: aFlag() });
    const { flags: shown } = flags.bootstrap('u1');
    expect(shown).toEqual({ 'new-billing': { value: true, variant: 'on', reason: 'FALLTHROUGH' } });
    expect(`<script>${flags.bootstrap('u1')}</script>`).toContain('"new-billing":{"value":true');
  });

  it('is ready, current and closed without waiting', async () => {
    const flags = createTestClient();
    expect(await flags.ready()).toEqual({ source: 'stream', version: 1 });
    expect(flags.evaluate('x', 'u1', 1)).toMatchObject({ value: 1, stale: false });
    await flags.close();
  });
});
