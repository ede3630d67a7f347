import { diffFlag, type Flag } from '@guidon/evaluator';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type EnvironmentState, environmentState } from './environment-state.js';
import type { ChangeRow } from './held-ruleset.js';

function aFlag(key: string, more: Partial<Flag> = {}): Flag {
  return {
    key,
    kind: 'boolean',
    variants: { on: true, off: false },
    enabled: false,
    offVariant: 'off',
    targets: [],
    prerequisites: [],
    rules: [],
    fallthrough: { variant: 'on' },
    ...more,
  };
}

const client = { version: 1, digest: 'c1', salt: 'salt', publicAttributes: [] };
const frame = (id: string, patch: string) => Buffer.from(`${id} ${patch}`);

function aState(flags: readonly unknown[] = [], framePatch: (id: string, patch: string) => Buffer | undefined = frame) {
  const document = { environment: 'development', version: 1, digest: 'd1', client, flags, segments: [] };
  return environmentState(document, framePatch) as EnvironmentState;
}

function aChange(from: EnvironmentState, flags: readonly unknown[], removed: readonly string[] = []): ChangeRow {
  const version = from.version + 1;
  const digest = `d${version}`;
  const patch = {
    format: 1,
    from: from.id,
    version,
    digest,
    flags,
    segments: [],
    removed: { flags: removed, segments: [] },
  };
  return { version, digest, patch: JSON.stringify(patch), clientPatch: null };
}

const bodyOf = (state: EnvironmentState) => JSON.parse(state.body().text);

describe('the state of an environment', () => {
  it('is, after any edits, what a snapshot of the same content would be', () => {
    const edit = fc.record({
      key: fc.constantFrom('a', 'b', '__proto__', 'constructor'),
      isRemoval: fc.boolean(),
      values: fc.uniqueArray(fc.string({ maxLength: 4 }), { maxLength: 300 }),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        const state = aState();
        const content = new Map<string, Flag>();
        for (const { key, isRemoval, values } of edits) {
          const before = content.get(key);
          const after = aFlag(key, { targets: [{ variant: 'on', by: 'userId', values }] });
          if (isRemoval) content.delete(key);
          else content.set(key, after);
          const change = isRemoval ? aChange(state, [], [key]) : aChange(state, [diffFlag(before, after)]);
          expect(state.apply(change).kind).toBe('applied');
        }
        const byKey = (flags: readonly Flag[]) => new Map(flags.map((flag) => [flag.key, flag]));
        expect(byKey(bodyOf(state).flags)).toEqual(content);
        expect(bodyOf(state)).toMatchObject({ format: 1, environment: 'development', version: state.version });
      }),
      { numRuns: 200 },
    );
  });

  it('takes no change that does not follow on it', () => {
    const state = aState([aFlag('a')]);
    const other = aState([aFlag('a')]);
    other.apply(aChange(other, [aFlag('a', { enabled: true })]));
    const skipping = aChange(other, [aFlag('a')]);
    for (const row of [skipping, { ...skipping, patch: '{' }, { ...aChange(state, []), digest: 'another' }]) {
      expect(state.apply(row).kind).toBe('broken');
    }
    expect(state.id).toBe('1-d1');
  });

  it('replays the frames since a state, and says where it cannot', () => {
    const state = aState();
    const first = state.id;
    state.apply(aChange(state, [aFlag('a')]));
    const second = state.id;
    state.apply(aChange(state, [aFlag('b')]));
    expect(state.since(state.id)).toEqual({ kind: 'current' });
    expect(state.since(first)).toMatchObject({ kind: 'frames', frames: { length: 2 } });
    expect(state.since(second)).toMatchObject({ kind: 'frames', frames: { length: 1 } });
    expect(state.since('9-d9')).toEqual({ kind: 'unknown' });
  });

  it('has nothing to replay across a change that fits no frame', () => {
    const state = aState([], () => undefined);
    const first = state.id;
    state.apply(aChange(state, [aFlag('a')]));
    expect(state.since(first)).toEqual({ kind: 'too-large' });
  });

  it('keeps to the limits of its replay', () => {
    const state = aState([], () => Buffer.alloc(50_000));
    const first = state.id;
    for (let change = 0; change < 10; change += 1) state.apply(aChange(state, []));
    expect(state.since(first)).toEqual({ kind: 'unknown' });
    expect(state.since('6-d6').kind).toBe('frames');
  });

  it('serves the last good version of a flag that has become malformed, beside what was received', () => {
    const state = aState([aFlag('a', { enabled: true }), aFlag('b')]);
    state.apply(aChange(state, [{ key: 'a', enabled: true, kind: 'unheard-of' }]));
    expect(state.problems).toMatchObject([{ kind: 'flag', key: 'a' }, ...state.problems.slice(1)]);
    expect(bodyOf(state).lastGood.flags).toEqual([aFlag('a', { enabled: true })]);
    state.apply(aChange(state, [aFlag('a')]));
    expect(state.problems).toEqual([]);
    expect(bodyOf(state).lastGood).toBeUndefined();
  });

  it('is serialized once for all who ask', () => {
    const state = aState([aFlag('a')]);
    expect(state.body()).toBe(state.body());
    expect(state.body().bytes('gzip')).toBe(state.body().bytes('gzip'));
    expect(state.body({ reset: true }).text).toContain('"reset":true');
  });

  it('forgets its replay when it is taken anew', () => {
    const state = aState();
    const first = state.id;
    state.apply(aChange(state, [aFlag('a')]));
    state.rebuild({ environment: 'development', version: 1, digest: 'other', client, flags: [], segments: [] });
    expect(state.id).toBe('1-other');
    expect(state.since(first)).toEqual({ kind: 'unknown' });
  });
});
