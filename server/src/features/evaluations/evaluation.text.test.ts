import { type Evaluation, emptyRuleset, type Json } from '@guidon/evaluator';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { evaluationTexts } from './evaluation.text.js';

const texts = fc.oneof(fc.constantFrom('a', 'a b', 'b c', 'c', '__proto__', '"', '\u2028', '\ud800'), fc.string());
const decision = fc.record({
  value: fc.jsonValue() as fc.Arbitrary<Json>,
  variant: texts,
  reason: fc.constantFrom('SPLIT' as const, 'DISABLED' as const),
});

it('writes what JSON.stringify would, whatever keys, variants and values are, again and again', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(texts, decision)), (entries) => {
      const ruleset = emptyRuleset();
      const textOf = evaluationTexts();
      // In one state a variant has one value.
      const values = new Map<string, Json>();
      const decisions = new Map<string, Evaluation<Json>>();
      for (const [key, { value, variant, reason }] of entries) {
        const name = JSON.stringify([key, variant]);
        if (!values.has(name)) values.set(name, value);
        decisions.set(key, { value: values.get(name) ?? null, variant, reason });
        const { version, digest } = ruleset;
        const expected = { format: 1, version, digest, flags: Object.fromEntries(decisions) };
        expect(JSON.parse(textOf(ruleset, decisions, false))).toEqual(JSON.parse(JSON.stringify(expected)));
      }
    }),
  );
});

it('says when the state asked with is to be given up', () => {
  const { version, digest } = emptyRuleset();
  const text = evaluationTexts()(emptyRuleset(), new Map(), true);
  expect(JSON.parse(text)).toEqual({ format: 1, version, digest, reset: true, flags: {} });
});
