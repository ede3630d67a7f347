import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanContext } from './sample.clean.js';

const clean = (raw: unknown, ...privates: string[]) => cleanContext(raw, new Set(privates));

describe('a context that is kept', () => {
  it('has none of the private attributes, and nothing that is no attribute', () => {
    const raw = {
      userId: 'u1',
      email: 'a@b',
      plan: 'pro',
      tags: ['x'],
      nested: { a: 1 },
      list: [1],
      none: null,
      nan: Number.NaN,
    };
    expect(clean(raw, 'email')?.context).toEqual({ plan: 'pro', tags: ['x'], userId: 'u1' });
  });

  it('is the same for the same user, and tells users apart', () => {
    const hash = (raw: unknown) => clean(raw)?.hash;
    expect(hash({ userId: 'u1', plan: 'a' })).toBe(hash({ plan: 'b', userId: 'u1' }));
    expect(hash({ userId: '1' })).not.toBe(hash({ userId: 1 }));
    expect(hash({ plan: 'a' })).not.toBe(hash({ plan: 'b' }));
    expect(hash({ b: 1, a: 2 })).toBe(hash({ a: 2, b: 1 }));
  });

  it('is none where nothing is left of it, or it is too large, or cannot be kept as text', () => {
    for (const raw of [null, 7, 'u1', [], {}, { email: 'x' }, { a: 'x'.repeat(2_000) }, { a: 'x\0' }, { a: '\ud800' }])
      expect(clean(raw, 'email')).toBe(undefined);
  });

  it('is so whatever was sent', () => {
    fc.assert(
      fc.property(fc.anything(), (raw) => {
        const sampled = clean(raw, 'secret');
        if (sampled !== undefined) expect(Object.keys(sampled.context)).not.toContain('secret');
      }),
    );
  });
});
