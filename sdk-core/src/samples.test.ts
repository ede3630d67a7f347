import type { Context } from '@guidon/evaluator';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Samples } from './samples.js';

const wish = (sample: unknown) => JSON.stringify({ sample });

function see(samples: Samples, ...contexts: (Context | string)[]): void {
  for (const context of contexts) if (samples.isOpen) samples.see(context);
}

describe('a sample of contexts', () => {
  it('is none before the server wishes for it, and none after', () => {
    const samples = new Samples();
    see(samples, 'u1');
    samples.answered(wish({ contexts: 2, privateAttributes: [] }));
    see(samples, 'u1', 'u1', { userId: 'u2', plan: 'pro' }, 'u3');
    expect(samples.take()).toEqual([{ userId: 'u1' }, { userId: 'u2', plan: 'pro' }]);
    see(samples, 'u4');
    expect(samples.take()).toEqual([{ userId: 'u4' }]);
    samples.answered('{}');
    expect(samples.isOpen).toBe(false);
  });

  it('is bounded in number, in size and in how much is looked at, whatever the server wishes', () => {
    const samples = new Samples();
    samples.answered(wish({ contexts: 1e9 }));
    for (let index = 0; index < 5_000; index += 1) see(samples, `u${index}`);
    expect(samples.take()).toHaveLength(100);
    for (let index = 0; index < 5_000; index += 1) see(samples, { userId: `u${index}`, long: 'x'.repeat(1_000) });
    expect(JSON.stringify(samples.take()).length).toBeLessThan(20_000);
    for (let index = 0; index < 999; index += 1) see(samples, 'u1');
    expect(samples.isOpen).toBe(true);
    see(samples, 'u1');
    expect(samples.isOpen).toBe(false);
  });

  it('never throws, whatever it is shown or told, and holds no private attribute', () => {
    const hostile = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('no');
        },
      },
    );
    const samples = new Samples();
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (context, answer) => {
        samples.answered(JSON.stringify(answer) ?? 'nothing');
        samples.answered(wish({ contexts: 5, privateAttributes: ['email'] }));
        see(samples, context as Context, hostile, { email: 'x@y' });
        expect(JSON.stringify(samples.take())).not.toContain('x@y');
      }),
    );
  });
});
