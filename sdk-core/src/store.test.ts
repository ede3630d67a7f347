import { type Flag, type Patch, toSnapshot } from '@guidon/evaluator';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Store } from './store.js';
import { aFlag } from './testing/builders.js';
import { SimulatedServer } from './testing/simulated-server.js';

function aStore() {
  const versions: number[] = [];
  const store = new Store({ onAdopted: ({ version }) => versions.push(version), onProblems: () => undefined });
  return { store, versions };
}

const byKey = (flags: Iterable<Flag>) => new Map([...flags].map((flag) => [flag.key, flag]));
const contentOf = (store: Store) => byKey(toSnapshot(store.ruleset).flags);
const contentOn = (server: SimulatedServer) => byKey(server.flags.values());

/** A history of flags that come, change and go. */
const aHistory = fc.array(
  fc.record({ key: fc.constantFrom('a', 'b', 'c'), on: fc.boolean(), isRemoval: fc.boolean() }),
  {
    minLength: 1,
    maxLength: 12,
  },
);

type Step = { key: string; on: boolean; isRemoval: boolean };

function play(server: SimulatedServer, history: readonly Step[]): Patch[] {
  return history.map(({ key, on, isRemoval }) =>
    isRemoval && server.flags.has(key) ? server.remove(key) : server.put(aFlag({ key, enabled: on })),
  );
}

describe('the store', () => {
  it('never goes back, and arrives where the server is, whatever order, doubling and repetition patches come in', () => {
    fc.assert(
      fc.property(aHistory, fc.array(fc.nat(), { maxLength: 40 }), (history, schedule) => {
        const server = new SimulatedServer();
        const { store, versions } = aStore();
        store.offerSnapshot(server.snapshot(), 'stream');
        const patches = play(server, history);
        for (const drawn of schedule) {
          const patch = patches[drawn % patches.length];
          if (store.offerPatch(patch) === 'gap' && drawn % 3 === 0) store.offerSnapshot(server.snapshot(), 'stream');
        }
        store.offerSnapshot(server.snapshot(), 'stream');
        expect(versions).toEqual([...versions].sort((left, right) => left - right));
        expect(contentOf(store)).toEqual(contentOn(server));
        expect(store.heldId).toBe(server.id);
      }),
      { numRuns: 2_000 },
    );
  });

  it('applies patches in their order without ever asking for a snapshot', () => {
    fc.assert(
      fc.property(aHistory, (history) => {
        const server = new SimulatedServer();
        const { store } = aStore();
        store.offerSnapshot(server.snapshot(), 'stream');
        for (const patch of play(server, history)) expect(store.offerPatch(patch)).toBe('applied');
        expect(contentOf(store)).toEqual(contentOn(server));
      }),
      { numRuns: 300 },
    );
  });

  it('takes a lower version only where it is marked as a reset', () => {
    const { store } = aStore();
    const server = new SimulatedServer();
    const old = server.snapshot();
    server.put(aFlag());
    store.offerSnapshot(server.snapshot(), 'stream');
    expect(store.offerSnapshot(old, 'poll')).toBe('old');
    expect(store.ruleset.version).toBe(1);
    expect(store.offerSnapshot({ ...old, reset: true }, 'poll')).toBe('adopted');
    expect(store.ruleset.version).toBe(0);
  });

  it('gives up a bootstrap for whatever the server says, and never tells the server of it', () => {
    const { store } = aStore();
    const server = new SimulatedServer();
    store.offerSnapshot({ ...server.snapshot(), version: 900 }, 'bootstrap');
    expect(store.heldId).toBeUndefined();
    expect(store.offerSnapshot(server.snapshot(), 'stream')).toBe('adopted');
    expect(store.ruleset.version).toBe(0);
  });

  it('calls a patch of the version held but of another history a gap', () => {
    const { store } = aStore();
    const server = new SimulatedServer();
    const patch = server.put(aFlag());
    store.offerSnapshot(server.snapshot(), 'stream');
    expect(store.offerPatch(patch)).toBe('old');
    expect(store.offerPatch({ ...patch, digest: 'ffffffffffffffff' })).toBe('gap');
  });

  it('keeps its state through anything that is no patch or snapshot', () => {
    const server = new SimulatedServer();
    const { store, versions } = aStore();
    server.put(aFlag());
    store.offerSnapshot(server.snapshot(), 'stream');
    const { ruleset } = store;
    fc.assert(
      fc.property(fc.jsonValue(), fc.boolean(), (content, isAddressed) => {
        const from = isAddressed ? { from: server.id, version: 2, digest: 'x' } : {};
        const patch = typeof content === 'object' && content !== null ? { ...content, ...from } : content;
        expect(store.offerPatch(patch)).not.toBe('applied');
        expect(store.offerSnapshot(content, 'stream')).toBe('malformed');
        expect(store.ruleset).toBe(ruleset);
      }),
      { numRuns: 5_000 },
    );
    expect(versions).toEqual([1]);
  });

  it('refuses a patch that would not raise the version', () => {
    const { store } = aStore();
    const server = new SimulatedServer();
    server.put(aFlag());
    store.offerSnapshot(server.snapshot(), 'stream');
    const flag: Flag = aFlag({ enabled: false });
    const patch = { ...server.put(flag), version: 1 };
    expect(store.offerPatch(patch)).toBe('malformed');
  });
});
