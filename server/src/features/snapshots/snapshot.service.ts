import { coalesced, within } from '../../async.js';
import type { ChangeFeed } from '../../changes/change-feed.js';
import { unavailable } from '../../errors.js';
import type { Cancel, World } from '../../world.js';
import { catchUp, type FollowerDeps, follow, isSameState, reportProblems, stateOfId } from './environment-follower.js';
import { type EnvironmentState, environmentState } from './environment-state.js';
import type { EnvironmentDocument } from './held-ruleset.js';
import { type ReadPatchesNaming, withLastGood } from './last-good.js';
import { databaseSnapshots, type SnapshotSource } from './snapshot.source.js';
import type { ReplayRow } from './snapshot.store.js';
import { type FramePatch, parseJson, type ViewKind } from './state-view.js';

export interface SnapshotServiceDeps extends Omit<FollowerDeps, 'source'> {
  /** Default: the primary, each time. */
  readonly source?: SnapshotSource;
  /** Without it a node that starts serves nothing in the place of what cannot be read. */
  readonly readPatchesNaming?: ReadPatchesNaming;
  readonly feed: ChangeFeed;
  readonly world: World;
  readonly framePatch: FramePatch;
  readonly lookPeriodMs?: number;
}

export interface SnapshotService {
  /** Loads what SDKs hold keys to, then keeps current until closed. Where Postgres cannot be asked yet, it tries on. */
  start(): Promise<void>;
  /** Whether everything that was in use at the start has been loaded. Stays true when Postgres goes. */
  readonly isWarm: boolean;
  /** What is in memory; loads nothing. */
  held(environmentId: number): EnvironmentState | undefined;
  /** Loads at the first use; undefined where there is no such environment. */
  use(environmentId: number): Promise<EnvironmentState | undefined>;
  /** Brings one that is held up to date; false where the primary cannot be asked. */
  lookAt(environmentId: number): Promise<boolean>;
  /** Asks the primary about a state that this node does not know; brings the node up to date on the way. */
  ask(environmentId: number, kind: ViewKind, id: string): Promise<'known' | 'unknown' | 'unreachable'>;
  /** The same, with the frames that lead on from it where they are still kept. */
  recall(environmentId: number, kind: ViewKind, id: string): Promise<Recalled>;
  look(): Promise<void>;
  all(): Iterable<EnvironmentState>;
  close(): void;
}

type Recalled =
  /** `id` is the state that the frames lead to. */
  | { readonly kind: 'frames'; readonly frames: readonly Buffer[]; readonly id: string }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'unreachable' };

interface Holder {
  readonly state: EnvironmentState;
  readonly look: () => Promise<void>;
}

const askTimeoutMs = 2_000;
/** Each is a question to the primary, and whoever reads a client key out of a page may make states up. */
const maxAsking = 32;
const maxReplayBytes = 128 * 1024;

export function createSnapshotService(given: SnapshotServiceDeps): SnapshotService {
  const deps = { ...given, source: given.source ?? databaseSnapshots(given.reads) };
  const { reads, feed, world, logger, metrics, listener } = deps;
  const holders = new Map<number, Holder>();
  const loading = new Map<number, Promise<EnvironmentState | undefined>>();
  const illegible = new Set<number>();
  const cancels: Cancel[] = [];
  let isWarm = false;
  let isReachable = true;
  let asking = 0;

  function hold(environmentId: number, state: EnvironmentState): void {
    const look = coalesced(async () => {
      if ((await follow(deps, environmentId, state)) === 'removed') remove(environmentId);
    });
    holders.set(environmentId, { state, look });
  }

  function remove(environmentId: number): void {
    if (holders.delete(environmentId)) listener.removed(environmentId);
  }

  async function stateFrom(environmentId: number, document: EnvironmentDocument) {
    const state = environmentState(document, deps.framePatch);
    if (state === 'malformed' || state.problems.length === 0 || deps.readPatchesNaming === undefined) return state;
    const better = await withLastGood(deps.readPatchesNaming, environmentId, document, state.problems);
    return environmentState(better, deps.framePatch);
  }

  async function load(environmentId: number): Promise<EnvironmentState | undefined> {
    const found = await deps.source.read(environmentId);
    if (found === undefined) return undefined;
    const state = await stateFrom(environmentId, found.document);
    if (state === 'malformed') throw unreadable(environmentId);
    illegible.delete(environmentId);
    reportProblems(logger, state);
    if (found.isRemembered && (await catchUp(deps, environmentId, state)) === 'removed') return undefined;
    hold(environmentId, state);
    return state;
  }

  function use(environmentId: number): Promise<EnvironmentState | undefined> {
    const held = holders.get(environmentId);
    if (held !== undefined) return Promise.resolve(held.state);
    const running = loading.get(environmentId) ?? load(environmentId).finally(() => loading.delete(environmentId));
    loading.set(environmentId, running);
    return running;
  }

  async function lookAtAll(): Promise<void> {
    const heads = await within(world, askTimeoutMs, reads.readHeads([...holders.keys()]));
    const found = new Map(heads.map((head) => [head.id, head]));
    listener.looked(heads);
    const behind = [...holders].filter(([id, { state }]) => {
      const head = found.get(id);
      return head === undefined || !isSameState(head, state) || state.client.isBroken;
    });
    await within(world, 10 * askTimeoutMs, Promise.all(behind.map(([, holder]) => holder.look())));
  }

  function unreadable(environmentId: number) {
    if (!illegible.has(environmentId)) logger.error({ environmentId }, 'this environment cannot be read; others are');
    illegible.add(environmentId);
    return unavailable('This environment cannot be read from the database. Somebody must look at its rows.');
  }

  /** One environment that cannot be read keeps the node from no other. */
  async function warmUp(): Promise<void> {
    for (const environmentId of await within(world, askTimeoutMs, reads.readEnvironmentsInUse())) {
      await use(environmentId).catch((error: unknown) => {
        if (!illegible.has(environmentId)) throw error;
      });
    }
    isWarm = true;
  }

  const look = coalesced(async () => {
    try {
      if (!isWarm) await warmUp();
      await lookAtAll();
      if (!isReachable) logger.info('Postgres answers again');
      isReachable = true;
    } catch (error) {
      metrics.lookFailed();
      if (isReachable) logger.warn({ err: error }, 'Postgres does not answer; serving from memory');
      isReachable = false;
    }
  });

  function lookedAt(environmentId: number): Promise<void> {
    return within(world, askTimeoutMs, holders.get(environmentId)?.look() ?? Promise.resolve());
  }

  async function ask(environmentId: number, kind: ViewKind, id: string) {
    if (asking >= maxAsking) return 'unreachable';
    asking += 1;
    try {
      await lookedAt(environmentId);
      const isKnown = reads.isKnownState(environmentId, kind, stateOfId(id));
      return (await within(world, askTimeoutMs, isKnown)) ? 'known' : 'unknown';
    } catch {
      return 'unreachable';
    } finally {
      asking -= 1;
    }
  }

  async function recall(environmentId: number, kind: ViewKind, id: string): Promise<Recalled> {
    const known = await ask(environmentId, kind, id);
    if (known !== 'known') return { kind: known };
    try {
      const from = { version: stateOfId(id).version, maxBytes: maxReplayBytes };
      const rows = await within(world, askTimeoutMs, reads.readReplay(environmentId, kind, from));
      return recalled(rows, id, deps.framePatch);
    } catch {
      return { kind: 'unreachable' };
    }
  }

  function hear(environmentId: number): void {
    const looking = holders.get(environmentId)?.look();
    looking?.catch((error: unknown) =>
      logger.warn({ err: error, environmentId }, 'a look failed; the next one follows'),
    );
  }

  return {
    start: async () => {
      cancels.push(feed.subscribe((news) => news.kind === 'changed' && hear(news.environmentId)));
      cancels.push(world.every(deps.lookPeriodMs ?? 2_000, () => void look()));
      await look();
    },
    get isWarm() {
      return isWarm;
    },
    held: (environmentId) => holders.get(environmentId)?.state,
    use,
    lookAt: (environmentId) =>
      lookedAt(environmentId).then(
        () => true,
        () => false,
      ),
    ask,
    recall,
    look,
    all: () => Array.from(holders.values(), ({ state }) => state),
    close: () => {
      for (const cancel of cancels) cancel();
    },
  };
}

function recalled(rows: readonly ReplayRow[], id: string, framePatch: FramePatch): Recalled {
  const frames: Buffer[] = [];
  let last = id;
  for (const { patch } of rows) {
    const next = idOf(parseJson(patch));
    const frame = next === undefined ? undefined : framePatch(next, patch);
    if (next === undefined || frame === undefined) return { kind: 'too-large' };
    frames.push(frame);
    last = next;
  }
  return { kind: 'frames', frames, id: last };
}

/** The state that a patch leads to, as it says itself: in either chain. */
function idOf(patch: unknown): string | undefined {
  const { version, digest } = (patch ?? {}) as { readonly version?: unknown; readonly digest?: unknown };
  return typeof version === 'number' && typeof digest === 'string' ? `${version}-${digest}` : undefined;
}
