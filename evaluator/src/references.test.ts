import { describe, expect, it } from 'vitest';
import { checkReferences, type Flag } from './index.js';
import { aFlag, aSegment } from './testing/builders.js';

function places(flags: readonly Flag[], segments = [aSegment()]): string[] {
  return checkReferences({ flags, segments }).map((problem) => `${problem.key}${problem.path}`);
}

const behind = (key: string, ...flags: string[]) =>
  aFlag({ key, prerequisites: flags.map((flag) => ({ flag, variants: ['on'] })) });
const inSegment = (segment: string) =>
  aFlag({ rules: [{ id: 'r', conditions: [{ segment }], serve: { variant: 'on' } }] });

describe('references', () => {
  it('are in order where everything is there', () => {
    expect(places([behind('a', 'b'), behind('b', 'c'), aFlag({ key: 'c' }), inSegment('segment')])).toEqual([]);
  });

  it('to an unknown flag, variant or segment are told with their place', () => {
    expect(places([behind('a', 'missing')])).toEqual(['a/prerequisites/0/flag']);
    const wrongVariant = aFlag({ key: 'a', prerequisites: [{ flag: 'b', variants: ['on', 'toString'] }] });
    expect(places([wrongVariant, aFlag({ key: 'b' })])).toEqual(['a/prerequisites/0/variants/1']);
    expect(places([inSegment('missing')])).toEqual(['flag/rules/0/conditions/0/segment']);
  });

  it('in a circle are told at each flag of it, and not at those before it', () => {
    expect(places([behind('a', 'a')])).toEqual(['a/prerequisites/0/flag']);
    const circle = [behind('x', 'a'), behind('a', 'd', 'b'), behind('b', 'c'), behind('c', 'a'), aFlag({ key: 'd' })];
    expect(places(circle)).toEqual(['a/prerequisites/1/flag', 'b/prerequisites/0/flag', 'c/prerequisites/0/flag']);
  });

  it('may put fifty flags behind one and no more', () => {
    const chain = Array.from({ length: 52 }, (_, index) =>
      index === 0 ? aFlag({ key: 'f0' }) : behind(`f${index}`, `f${index - 1}`),
    );
    expect(places(chain.slice(0, 51))).toEqual([]);
    expect(places(chain)).toEqual(['f51/prerequisites']);
  });
});
