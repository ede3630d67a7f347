import { CacheKeeper } from '../../sdk-core/src/cache-keeper.js';
import { EventStream } from '../../sdk-core/src/event-stream.js';
import { isRecord, Store } from '../../sdk-core/src/store.js';
import { Watchdog } from '../../sdk-core/src/watchdog.js';
import type { ViewKind } from '../../server/src/features/snapshots/state-view.js';
import { StreamHub } from '../../server/src/features/streams/stream.hub.js';
import type { NodeParts } from './node-process.js';
import type { Options, Violation } from './simulation.js';

/** A mistake that somebody could make in what is simulated, to see that the simulation finds it. */
export interface Flaw {
  readonly name: string;
  readonly finds: Violation['kind'];
  readonly options?: Options;
  /** Breaks a method; returns what mends it. */
  readonly breakIn?: () => () => void;
}

export const flaws: readonly Flaw[] = [
  {
    name: 'an SDK applies a patch whose `from` is not the state that it holds',
    finds: 'foreign',
    breakIn: () =>
      replaced(
        Store.prototype,
        'offerPatch',
        (offer) =>
          function (this: Store, patch) {
            return offer.call(this, isRecord(patch) ? { ...patch, from: this.ruleset.id } : patch);
          },
      ),
  },
  {
    name: 'an SDK takes no notice of a reset',
    finds: 'diverged',
    breakIn: () =>
      replaced(
        Store.prototype,
        'offerSnapshot',
        (offer) =>
          function (this: Store, document, source) {
            return offer.call(this, isRecord(document) ? { ...document, reset: false } : document, source);
          },
      ),
  },
  {
    name: 'an SDK does not ask for what is missing after a gap',
    finds: 'diverged',
    breakIn: () =>
      replaced(
        Store.prototype,
        'offerPatch',
        (offer) =>
          function (this: Store, patch) {
            const outcome = offer.call(this, patch);
            return outcome === 'gap' ? 'applied' : outcome;
          },
      ),
  },
  {
    name: 'an SDK never gives a silent connection up',
    finds: 'diverged',
    breakIn: () => replaced(Watchdog.prototype, 'start', () => () => {}),
  },
  {
    name: 'an SDK opens a stream beside the one that it has',
    finds: 'other',
    breakIn: () => replaced(EventStream.prototype, 'close', () => () => {}),
  },
  {
    name: 'an SDK never renews its file',
    finds: 'other',
    breakIn: () => replaced(CacheKeeper.prototype, 'changed', () => () => {}),
  },
  {
    name: 'a node hears of changes but never looks for them',
    finds: 'diverged',
    options: { wrap: (parts) => ({ ...parts, lookPeriodMs: 1e9 }) },
  },
  {
    name: 'a node takes every state for one that it knows',
    finds: 'diverged',
    options: {
      wrap: ({ reads, ...parts }) => ({ ...parts, reads: { ...reads, isKnownState: () => Promise.resolve(true) } }),
    },
  },
  {
    name: 'a node takes no state for one that it knows',
    finds: 'other',
    options: {
      wrap: ({ reads, ...parts }) => ({ ...parts, reads: { ...reads, isKnownState: () => Promise.resolve(false) } }),
    },
  },
  {
    name: 'a node reads the version of a snapshot and its flags at two moments',
    finds: 'foreign',
    options: {
      wrap: ({ reads, ...parts }) => {
        const readSnapshot: typeof reads.readSnapshot = async (id) => {
          const [head, content] = [await reads.readSnapshot(id), await reads.readSnapshot(id)];
          return head && content && { ...head, flags: content.flags };
        };
        return { ...parts, reads: { ...reads, readSnapshot } };
      },
    },
  },
  {
    name: 'a node takes every state of a page for one that it knows',
    finds: 'diverged',
    options: {
      wrap: ({ reads, ...parts }) => ({ ...parts, reads: { ...reads, isKnownState: knownTo('client', reads) } }),
    },
  },
  {
    name: 'a node forgets one half of a change, that of pages',
    finds: 'diverged',
    options: {
      wrap: ({ reads, ...parts }) => {
        const readChangesAfter: typeof reads.readChangesAfter = async (id, version) => {
          const rows = await reads.readChangesAfter(id, version);
          return rows.map((row) => (row.version % 3 === 0 ? { ...row, clientPatch: null } : row));
        };
        return { ...parts, reads: { ...reads, readChangesAfter } };
      },
    },
  },
  {
    name: 'a node tells one of its streams less than the others',
    finds: 'diverged',
    breakIn: () =>
      replaced(
        StreamHub.prototype,
        'broadcast',
        () =>
          function (this: StreamHub, environmentId, audience, bytes) {
            for (const subscriber of [...this.joinedTo(environmentId, audience)].slice(1)) this.send(subscriber, bytes);
          },
      ),
  },
];

function knownTo(kind: ViewKind, reads: NodeParts['reads']): NodeParts['reads']['isKnownState'] {
  return (id, asked, state) => (asked === kind ? Promise.resolve(true) : reads.isKnownState(id, asked, state));
}

/** Runs with the flaw, and leaves everything as it was. */
export async function withFlaw<T>({ breakIn }: Flaw, run: () => Promise<T>): Promise<T> {
  const mend = breakIn?.();
  try {
    return await run();
  } finally {
    mend?.();
  }
}

function replaced<T extends object, K extends keyof T>(of: T, name: K, make: (original: T[K]) => T[K]): () => void {
  const original = of[name];
  of[name] = make(original);
  return () => {
    of[name] = original;
  };
}
