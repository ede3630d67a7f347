import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bucketOfHash } from './bucket.js';
import { applyPatch, bucketOf, type Context, evaluate, hashOf, type Json, loadSnapshot, weightOf } from './index.js';
import { aFlag, aRuleset } from './testing/builders.js';

interface Expectation {
  readonly name: string;
  readonly flag: string;
  readonly context: Context;
  readonly variant: string | null;
  readonly reason: string;
  readonly value?: Json;
  readonly fallback?: Json;
}

function vectors<T>(file: string): T {
  return JSON.parse(readFileSync(new URL(`../../conformance/vectors/${file}.json`, import.meta.url), 'utf8')) as T;
}

describe('the hash layer', () => {
  it('agrees on every seed and value', () => {
    const { values, rows } = vectors<{ values: string[]; rows: { seed: string; hashes: number[] }[] }>('hash');
    for (const { seed, hashes } of rows) {
      expect(values.map((value) => hashOf(seed, value))).toEqual(hashes);
    }
  });

  it('agrees on the cases that the design came with, lone surrogates among them', () => {
    type Case = { seed: string; value: string; hash: number; bucket: number };
    for (const { seed, value, hash, bucket } of vectors<{ cases: Case[] }>('bucketing').cases) {
      expect([hashOf(seed, value), bucketOf(seed, value)]).toEqual([hash, bucket]);
    }
  });
});

describe('the bucket layer', () => {
  const { buckets, weights } = vectors<{ buckets: number[][]; weights: [number, number | null][] }>('bucket');

  it('agrees on every hash', () => {
    for (const [hash = 0, bucket] of buckets) expect(bucketOfHash(hash)).toBe(bucket);
  });

  it('agrees on every percentage', () => {
    for (const [percentage, weight] of weights)
      expect([percentage, weightOf(percentage) ?? null]).toEqual([percentage, weight]);
  });
});

describe('the condition layer', () => {
  type Case = { name: string; condition: Json; context: Context; holds: boolean };
  it.each(vectors<{ cases: Case[] }>('conditions').cases)('$name', ({ condition, context, holds }) => {
    const rules = [{ id: 'r', conditions: [condition], serve: { variant: 'on' } }];
    const ruleset = aRuleset([{ ...aFlag({ fallthrough: { variant: 'off' } }), rules }]);
    expect(evaluate(ruleset, 'flag', context, null).variant).toBe(holds ? 'on' : 'off');
  });
});

describe.each(['rules', 'flags'])('the layer of %s', (layer) => {
  const {
    snapshot,
    cases,
    malformed = [],
  } = vectors<{ snapshot: Json; cases: Expectation[]; malformed?: string[] }>(layer);
  const loaded = loadSnapshot(snapshot);

  it('reports the malformed flags and no others', () => {
    expect([...new Set(loaded.problems.map((problem) => problem.key))].sort()).toEqual([...malformed].sort());
  });

  it.each(cases)('$name', (expected) => {
    if (loaded.kind !== 'loaded') throw new RangeError('The snapshot did not load.');
    const { flag, context, fallback = null, ...rest } = expected;
    expect({ ...rest, ...evaluate(loaded.ruleset, flag, context, fallback) }).toMatchObject(rest);
  });
});

describe('the patch layer', () => {
  type Case = { name: string; patch: Json; kind: string; changed?: string[]; cases?: Expectation[] };
  const { snapshot, cases } = vectors<{ snapshot: Json; cases: Case[] }>('patches');

  it.each(cases)('$name', ({ patch, kind, changed, cases: expectations = [] }) => {
    const loaded = loadSnapshot(snapshot);
    if (loaded.kind !== 'loaded') throw new RangeError('The snapshot did not load.');
    const applied = applyPatch(loaded.ruleset, patch);
    expect(applied.kind).toBe(kind);
    if (applied.kind !== 'applied') return;
    expect([...applied.changed].sort()).toEqual(changed);
    for (const { flag, context, variant, reason } of expectations) {
      expect({ flag, ...evaluate(applied.ruleset, flag, context, null) }).toMatchObject({ flag, variant, reason });
    }
  });
});
