import { aFlag } from '@guidon/evaluator/testing';
import { describe, expect, it } from 'vitest';
import { createTestClient } from './testing.js';

const forStaff = aFlag({
  targets: [{ variant: 'on', by: 'userId', values: ['u1'] }],
  fallthrough: { variant: 'off' },
});

describe('createTestClient', () => {
  it('serves the values that the test says, and defaults for all others', () => {
    const flags = createTestClient({ 'new-checkout': true, dark: false, size: 20, name: 'x', limits: { a: [1] } });
    expect([flags.isEnabled('new-checkout'), flags.isEnabled('dark'), flags.isEnabled('unknown')]).toEqual([
      true,
      false,
      false,
    ]);
    expect(flags.value('size', 1)).toBe(20);
    expect(flags.value('limits', {})).toEqual({ a: [1] });
    expect(flags.value('size', 'another type')).toBe('another type');
    expect(flags.evaluate('name', '')).toMatchObject({ value: 'x', variant: 'on', stale: false });
    expect([...flags.all().keys()]).toEqual(['new-checkout', 'dark', 'size', 'name', 'limits']);
  });

  it('changes when the test says so, and tells its listeners what differs', () => {
    const flags = createTestClient({ 'new-checkout': true, dark: false });
    const changes: unknown[] = [];
    flags.on('change', (change) => changes.push(change.flags));
    flags.set('new-checkout', false);
    flags.set('new-checkout', false);
    flags.remove('dark');
    expect(flags.isEnabled('new-checkout')).toBe(false);
    expect(changes).toEqual([['new-checkout'], ['dark']]);
  });

  it('decides whole flags for its context, and anew for whom it identifies', async () => {
    const flags = createTestClient({ staff: forStaff, dark: false }, { context: { userId: 'u2' } });
    const changes: unknown[] = [];
    flags.on('change', (change) => changes.push(change.flags));
    expect(flags.isEnabled('staff')).toBe(false);
    await flags.identify({ userId: 'u1' });
    expect(flags.isEnabled('staff')).toBe(true);
    expect(changes).toEqual([['staff']]);
  });

  it('copies a context that changes later', () => {
    const context = { userId: 'u1' };
    const flags = createTestClient({ staff: forStaff }, { context });
    context.userId = 'u2';
    flags.set('other', true);
    expect(flags.isEnabled('staff')).toBe(true);
  });

  it('gives the same decisions until one changes', () => {
    const flags = createTestClient({ 'new-checkout': true });
    const before = flags.decisions();
    flags.set('new-checkout', true);
    expect(flags.decisions()).toBe(before);
    flags.set('new-checkout', false);
    expect(flags.decisions()).not.toBe(before);
    expect(flags.decisions().get('new-checkout')).toMatchObject({ value: false, variant: 'off' });
  });

  it('refuses a flag that is malformed, and keeps the one it had', () => {
    const flags = createTestClient({ 'new-checkout': true });
    const malformed = aFlag({ fallthrough: { variant: 'nowhere' } });
    expect(() => flags.set('new-checkout', malformed)).toThrow(expect.objectContaining({ kind: 'invalid-option' }));
    expect(flags.isEnabled('new-checkout')).toBe(true);
  });

  it('is ready, current and closed without waiting', async () => {
    const flags = createTestClient();
    expect(await flags.ready()).toEqual({ source: 'stream', version: 1 });
    await flags.close();
  });
});
