import { evaluateAll, loadSnapshot, type Ruleset } from '@guidon/evaluator';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bootstrap, bootstrapOf } from './bootstrap.js';
import { aFlag } from './testing/builders.js';

function rulesetOf(flags: readonly unknown[]): Ruleset {
  const loaded = loadSnapshot({ format: 1, version: 7, digest: '60303ae22b998861', flags, segments: [] });
  if (loaded.kind === 'malformed') throw new RangeError('not a snapshot');
  return loaded.ruleset;
}

function aTextFlag(text: string) {
  const variants = { [`on${text}`]: text };
  const served = { offVariant: `on${text}`, fallthrough: { variant: `on${text}` } };
  return aFlag({ key: 'banner', kind: 'string', variants, clientVisible: true, ...served });
}

const hostile = [
  '</script><script>alert(1)</script>',
  '</SCRIPT >',
  '<!--<script>',
  '-->',
  ']]>',
  '\u2028alert(1)\u2029',
  '&lt;/script&gt;',
  "'; alert(1); '",
  '"; alert(1); "',
  '\\u003c/script>',
  '\ud800',
];

describe('a bootstrap', () => {
  it('holds the decisions of the flags that clients may see, and nothing else', () => {
    const ruleset = rulesetOf([
      aFlag({ key: 'shown', clientVisible: true, targets: [{ variant: 'off', by: 'userId', values: ['u1', 'u2'] }] }),
      aFlag({ key: 'hidden' }),
      { key: 'malformed', clientVisible: true },
    ]);
    expect(JSON.parse(JSON.stringify(bootstrapOf(ruleset, { userId: 'u1' })))).toEqual({
      format: 1,
      version: 7,
      digest: '60303ae22b998861',
      flags: { shown: { value: false, variant: 'off', reason: 'TARGET_MATCH' } },
    });
    expect(String(bootstrapOf(ruleset, { userId: 'u1' }))).not.toMatch(/u1|u2|hidden|malformed/);
  });

  it('decides as the client that makes it', () => {
    const ruleset = rulesetOf(['a', 'b', 'c'].map((key) => aFlag({ key, clientVisible: true })));
    expect(new Map(Object.entries(bootstrapOf(ruleset, {}).flags))).toEqual(evaluateAll(ruleset, {}));
  });

  it.each(hostile)('is JavaScript that gives back what its values hold: %j', (text) => {
    const read = new Function(`return ${bootstrapOf(rulesetOf([aTextFlag(text)]), {})}`)() as Bootstrap;
    expect(read.flags['banner']).toMatchObject({ value: text, variant: `on${text}` });
  });

  it('holds no character that could end a script, a comment or an attribute in single quotes, whatever its values hold', () => {
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...hostile));
    fc.assert(
      fc.property(fc.array(texts), (parts) => {
        const bootstrap = bootstrapOf(rulesetOf([aTextFlag(parts.join(''))]), {});
        expect(String(bootstrap)).not.toMatch(/[<>&'\u2028\u2029]/);
        expect(JSON.parse(String(bootstrap))).toEqual(JSON.parse(JSON.stringify(bootstrap)));
      }),
    );
  });

  it('is a plain object to those who hand it on', () => {
    const bootstrap = bootstrapOf(rulesetOf([]), {});
    expect(Object.keys(bootstrap)).toEqual(Object.getOwnPropertyNames(bootstrap));
    expect(Object.prototype.toString.call(bootstrap)).toBe('[object Object]');
    expect(structuredClone(bootstrap)).toEqual({ format: 1, version: 7, digest: '60303ae22b998861', flags: {} });
    // What React and SvelteKit ask of an object that goes from the server to the page.
    const prototype = Object.getPrototypeOf(bootstrap);
    expect(Object.getPrototypeOf(prototype)).toBe(null);
    expect(Object.getOwnPropertyNames(prototype).sort()).toEqual(Object.getOwnPropertyNames(Object.prototype).sort());
  });
});
