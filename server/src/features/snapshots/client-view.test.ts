import { diffProjection, type Flag, projectFlag } from '@guidon/evaluator';
import type { ClientFlag } from '@guidon/evaluator/projection';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pseudonymsOf } from '../../changes/client.pseudonym.js';
import { type EnvironmentState, environmentState } from './environment-state.js';
import type { ChangeRow } from './held-ruleset.js';

const keys = ['a', 'b', 'c'];
const salt = 'a salt';
const around = { publicAttributes: new Set<string>(), pseudonym: pseudonymsOf(salt), segments: () => undefined };

function aFlag(key: string, more: Partial<Flag> = {}): Flag {
  return {
    key,
    kind: 'boolean',
    variants: { on: true, off: false },
    enabled: true,
    offVariant: 'off',
    targets: [],
    prerequisites: [],
    rules: [],
    fallthrough: { variant: 'on' },
    clientVisible: true,
    ...more,
  };
}

/** As the tables would have it: what was written, and the two chains over it. */
class Tables {
  readonly flags = new Map<string, Flag>();
  version = 1;
  client = { version: 1, digest: 'c1', salt, publicAttributes: [] };

  constructor(...flags: readonly Flag[]) {
    for (const flag of flags) this.flags.set(flag.key, flag);
  }

  get document() {
    const { version, client } = this;
    return { environment: 'e', version, digest: `d${version}`, client, flags: [...this.flags.values()], segments: [] };
  }

  put(flag: Flag): ChangeRow {
    const from = `${this.version}-d${this.version}`;
    const version = ++this.version;
    const digest = `d${version}`;
    const patch = { format: 1, from, version, digest, flags: [flag], ...nothingElse };
    const clientPatch = this.#clientPatch(flag, version);
    this.flags.set(flag.key, flag);
    return { version, digest, patch: JSON.stringify(patch), clientPatch };
  }

  #clientPatch(flag: Flag, version: number): string | null {
    const difference = diffProjection(partsOf(this.flags.get(flag.key)), partsOf(flag));
    if (difference === undefined) return null;
    const from = `${this.client.version}-${this.client.digest}`;
    this.client = { ...this.client, version, digest: `c${version}` };
    return JSON.stringify({ format: 1, from, version, digest: this.client.digest, ...difference });
  }
}

const nothingElse = { segments: [], removed: { flags: [], segments: [] } };

function partsOf(flag: Flag | undefined) {
  const shown = flag && projectFlag(flag, around);
  return new Map<string, ClientFlag>(shown === undefined ? [] : [[shown.key, shown]]);
}

const frame = (id: string, patch: string) => Buffer.from(`${id} ${patch}`);

function aState(tables: Tables): EnvironmentState {
  const state = environmentState(tables.document, frame);
  if (state === 'malformed') throw new RangeError('not a state');
  return state;
}

function take(state: EnvironmentState, row: ChangeRow) {
  expect(state.apply(row).kind).toBe('applied');
  return state.applyForClients();
}

const shownBy = (state: EnvironmentState) => JSON.parse(state.client.body().text);

const someFlag = fc
  .record({
    key: fc.constantFrom(...keys),
    enabled: fc.boolean(),
    clientVisible: fc.boolean(),
    fallthrough: fc.constantFrom({ variant: 'on' }, { variant: 'off' }),
    targets: fc
      .uniqueArray(
        fc.integer({ min: 0, max: 300 }).map((number) => `u${number}`),
        { maxLength: 200 },
      )
      .map((values) => [{ variant: 'off', by: 'userId', values }]),
  })
  .map((more) => aFlag(more.key, more));

describe('what client keys see, as a node holds it', () => {
  it('is the projection of what is served, whenever it was first asked for', () => {
    fc.assert(
      fc.property(fc.array(someFlag, { maxLength: 10 }), fc.nat(10), (edits, firstAskedAfter) => {
        const tables = new Tables(aFlag('a'));
        const state = aState(tables);
        for (const [index, flag] of edits.entries()) {
          if (index === firstAskedAfter) shownBy(state);
          take(state, tables.put(flag));
        }
        expect(shownBy(state)).toEqual(shownBy(aState(tables)));
        expect(state.client.id).toBe(`${tables.client.version}-${tables.client.digest}`);
        expect(state.client.isBroken).toBe(false);
      }),
    );
  });

  it('is served under one name, and in the same bytes, while no change makes a difference to it', () => {
    const tables = new Tables(aFlag('a'));
    const state = aState(tables);
    const body = state.client.body();
    const applied = take(state, tables.put(aFlag('b', { clientVisible: false })));
    expect(applied).toEqual({ frames: [], changed: [] });
    expect(state.client.body()).toBe(body);
    expect([state.id, state.client.id]).toEqual(['2-d2', '1-c1']);
  });

  it('replays its own frames', () => {
    const tables = new Tables(aFlag('a'));
    const state = aState(tables);
    const first = take(state, tables.put(aFlag('a', { enabled: false })));
    take(state, tables.put(aFlag('b', { clientVisible: false })));
    const second = take(state, tables.put(aFlag('a')));
    expect(state.client.since('1-c1')).toEqual({ kind: 'frames', frames: [...first.frames, ...second.frames] });
    expect(state.client.since('4-c4')).toEqual({ kind: 'current' });
    expect(state.client.since('1-d1')).toEqual({ kind: 'unknown' });
  });

  it('says which flags that clients see or saw may be decided otherwise', () => {
    const tables = new Tables(aFlag('a'), aFlag('b', { prerequisites: [{ flag: 'a', variants: ['on'] }] }));
    const state = aState(tables);
    expect(take(state, tables.put(aFlag('a', { enabled: false }))).changed).toEqual(['a', 'b']);
    expect(take(state, tables.put(aFlag('b', { clientVisible: false }))).changed).toEqual(['b']);
    expect(take(state, tables.put(aFlag('b', { clientVisible: false, enabled: false }))).changed).toEqual([]);
  });

  it('knows which flags the server decides', () => {
    const condition = { attribute: 'email', operator: 'endsWith' as const, values: ['.example'] };
    const asked = aFlag('b', { rules: [{ id: 'r', conditions: [condition], serve: { variant: 'off' } }] });
    const tables = new Tables(aFlag('a'), asked);
    const state = aState(tables);
    expect([...state.client.serverDecided]).toEqual(['b']);
    take(state, tables.put(aFlag('b')));
    expect([...state.client.serverDecided]).toEqual([]);
  });

  it.each(['{', '{"format":1,"from":"7-c7"}', '{"format":1,"from":"1-c1","flags":[null],"removed":[]}'])(
    'stays as it is where the patch %s does not apply, until it is made anew',
    (clientPatch) => {
      const tables = new Tables(aFlag('a'));
      const state = aState(tables);
      const before = shownBy(state);
      const applied = take(state, { ...tables.put(aFlag('a', { enabled: false })), clientPatch });
      expect(applied).toEqual({ frames: [], changed: ['a'] });
      expect(state.client.isBroken).toBe(true);
      expect(shownBy(state)).toEqual(before);
      // The tables go on while they are read: what follows is in the document already.
      const following = tables.put(aFlag('c'));
      expect(state.rebuildForClients(tables.document)).toEqual({ isDifferentForClients: true });
      expect(take(state, following).frames).toEqual([]);
      expect(state.client.isBroken).toBe(false);
      expect(shownBy(state)).toEqual(shownBy(aState(tables)));
    },
  );

  it('keeps the last good version of a flag that is malformed when it is read anew', () => {
    const tables = new Tables(aFlag('a'), aFlag('b'));
    const state = aState(tables);
    const before = shownBy(state);
    const document = { ...tables.document, flags: [{ ...aFlag('a'), rules: 'nonsense' }, aFlag('b')] };
    expect(state.rebuild(document)).toEqual({ isDifferentForClients: false });
    expect(shownBy(state)).toEqual(before);
  });

  it('differs after it was read anew under another name, though nobody has asked for it here', () => {
    const tables = new Tables(aFlag('a'));
    expect(aState(tables).rebuild(tables.document)).toEqual({ isDifferentForClients: false });
    const state = aState(tables);
    tables.put(aFlag('a', { enabled: false }));
    expect(state.rebuild(tables.document)).toEqual({ isDifferentForClients: true });
  });

  it('is marked as a reset for who is taken back', () => {
    const state = aState(new Tables(aFlag('a')));
    expect(JSON.parse(state.client.body({ reset: true }).text).reset).toBe(true);
  });
});
