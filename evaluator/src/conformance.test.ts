import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bucketOfHash } from './bucket.js';
import {
  applyPatch,
  bucketOf,
  type Context,
  evaluate,
  hashOf,
  type Json,
  loadSnapshot,
  projectFlag,
  projectSegment,
  type Segment,
  weightOf,
} from './index.js';
import { createSha256 } from './projection/sha256.js';
import { aFlag, aRuleset, aSnapshot } from './testing/builders.js';
import { decideOnPage, documentOf, load, utf8 } from './testing/projections.js';

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

/** What client keys decide where every flag is visible and every attribute public. */
function clientsOf(snapshot: unknown) {
  const { flags, ...rest } = snapshot as { readonly flags: readonly object[] };
  const loaded = loadSnapshot({ ...rest, flags: flags.map((flag) => ({ ...flag, clientVisible: true })) });
  if (loaded.kind !== 'loaded') throw new RangeError('The snapshot did not load.');
  const { ruleset } = loaded;
  const named = [...JSON.stringify(snapshot).matchAll(/"attribute":("(?:[^"\\]|\\.)*")/g)];
  const projection = load(
    documentOf(
      ruleset,
      named.map(([, name = '']) => JSON.parse(name) as string),
    ),
  );
  const servers = projection.flags.filter((flag) => 'server' in flag);
  return (flag: string, context: Context) => {
    const answers = servers.map(({ key }) => [key, evaluate(ruleset, key, context, null)] as const);
    return decideOnPage(projection, context, new Map(answers)).decisions.get(flag);
  };
}

describe('the condition layer', () => {
  type Case = { name: string; condition: Json; context: Context; holds: boolean };
  it.each(vectors<{ cases: Case[] }>('conditions').cases)('$name', ({ condition, context, holds }) => {
    const rules = [{ id: 'r', conditions: [condition], serve: { variant: 'on' } }];
    const flag = { ...aFlag({ fallthrough: { variant: 'off' } }), rules };
    const expected = holds ? 'on' : 'off';
    expect(evaluate(aRuleset([flag]), 'flag', context, null).variant).toBe(expected);
    expect(clientsOf(aSnapshot([flag]))('flag', context)?.variant).toBe(expected);
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

  const decidedByClients = clientsOf(snapshot);
  const untyped = cases.filter(({ reason }) => reason !== 'TYPE_MISMATCH');

  it.each(untyped)('$name, as client keys see it', ({ flag, context, variant, reason }) => {
    const decision = decidedByClients(flag, context);
    // What is not known, or was never well-formed, is left to the caller's default.
    expect(decision ?? { variant: null, reason }).toMatchObject({ variant, reason });
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

describe('the projection layer', () => {
  interface Vectors {
    readonly salt: string;
    readonly publicAttributes: readonly string[];
    readonly pseudonyms: readonly { salt: string; attribute: string; text: string; pseudonym: string }[];
    readonly flags: readonly { name: string; flag: Json; shown: Json }[];
    readonly segments: readonly { name: string; segment: Segment; shown: Json }[];
  }
  const { salt, publicAttributes, pseudonyms, flags, segments } = vectors<Vectors>('projection');
  const hash = createSha256();
  const around = {
    publicAttributes: new Set(publicAttributes),
    pseudonym: (attribute: string, text: string) => hash(utf8(`${salt}\0${attribute}\0${text}`)),
    segments: (key: string) => segments.find(({ segment }) => segment.key === key)?.segment,
  };

  it('agrees on every pseudonym', () => {
    for (const { salt: own, attribute, text, pseudonym } of pseudonyms) {
      expect([text, hash(utf8(`${own}\0${attribute}\0${text}`))]).toEqual([text, pseudonym]);
    }
  });

  it.each(flags)('$name', ({ flag, shown }) => {
    expect(projectFlag(flag, around) ?? null).toEqual(shown);
  });

  it.each(segments)('of a segment, $name', ({ segment, shown }) => {
    expect(projectSegment(segment, around) ?? null).toEqual(shown);
  });
});
