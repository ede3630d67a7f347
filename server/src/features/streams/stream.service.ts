import { heartbeatFrame } from '../../http/event-stream.js';
import type { Cancel, World } from '../../world.js';
import { askSpreadOf, planFor, type StreamedEnvironment } from './stream.catch-up.js';
import { changedTeller } from './stream.changed.js';
import { createFollowers, seenBy } from './stream.followers.js';
import { byeFrame } from './stream.frame.js';
import { type HubLimits, type Newcomer, StreamHub, type Subscriber, tickMs } from './stream.hub.js';
import type { StreamMetrics } from './stream.metrics.js';
import { type Recall, waitingRoom } from './stream.waiting.js';

export interface StreamDeps {
  readonly world: World;
  readonly metrics: StreamMetrics;
  /** From memory. */
  readonly stateOf: (environmentId: number) => StreamedEnvironment | undefined;
  readonly recall: Recall;
  readonly onGone: (subscriber: Subscriber) => void;
  /** How many may ask for a snapshot in a second. */
  readonly ratePerS: number;
  readonly limits?: HubLimits;
  readonly maxFrameBytes?: number;
}

export type StreamService = ReturnType<typeof createStreamService>;

export interface ChangeForClients {
  readonly frames: readonly (Buffer | undefined)[];
  /** The flags visible to clients whose decision may differ now; missing: any may. */
  readonly changed?: readonly string[];
}

/** Of the rate: others come meanwhile, and nodes that share it learn of the need first. Who is refused is away for long. */
const leaversShare = 0.8;

/** Brings every subscriber from what it holds to what the node holds, and keeps it there. */
export function createStreamService(deps: StreamDeps) {
  const { world, metrics, stateOf, ratePerS } = deps;
  const cancels: Cancel[] = [];
  const hub = new StreamHub({
    now: world.now,
    heartbeat: heartbeatFrame,
    onWritten: metrics.written,
    onCut: metrics.cut,
    onGone: (subscriber) => {
      waiting.leave(subscriber);
      metrics.closed(subscriber.label);
      deps.onGone(subscriber);
    },
    ...(deps.limits && { limits: deps.limits }),
  });
  const { maxFrameBytes } = deps;
  const followers = createFollowers({ hub, stateOf, ratePerS, random: world.random, maxFrameBytes });
  const changed = changedTeller(hub, ratePerS);
  const waiting = waitingRoom({ followers, stateOf, recall: deps.recall, onSettled: tellMissed });

  /** Until now it was told nothing of what the server decides, and it may have asked a node that is behind this one. */
  function tellMissed(subscriber: Subscriber, { id, client }: StreamedEnvironment): void {
    if (subscriber.audience !== 'local') return;
    const afterMs = askSpreadOf(hub.size, ratePerS);
    changed.tell(subscriber, 'local', { id, flags: [...client.serverDecided], afterMs });
  }

  /** Who lets the server decide holds no state but decisions: those of another state than ours may be out of date. */
  function openRemote(subscriber: Subscriber, { id }: StreamedEnvironment, lastId: string | undefined): void {
    if (lastId === id) hub.send(subscriber, heartbeatFrame);
    else changed.tell(subscriber, 'remote', { id, afterMs: 0 });
    hub.join(subscriber);
  }

  function openFollower(subscriber: Subscriber, environment: StreamedEnvironment, lastId: string | undefined): void {
    const state = seenBy(subscriber.audience, environment);
    const plan = planFor(state, lastId);
    if (plan.kind !== 'ask') {
      followers.carryOut(subscriber, state, plan);
      tellMissed(subscriber, environment);
    } else {
      hub.send(subscriber, heartbeatFrame);
      waiting.enter(subscriber, lastId ?? '');
    }
  }

  /** Without `keys` any flag may have changed. */
  function tellClients(environmentId: number, { id, client }: StreamedEnvironment, keys?: readonly string[]): void {
    changed.tellAll(environmentId, 'remote', { id, ...(keys && { flags: keys }) });
    if (hub.joinedTo(environmentId, 'local').size === 0) return;
    const flags = (keys ?? [...client.serverDecided]).filter((key) => client.serverDecided.has(key));
    changed.tellAll(environmentId, 'local', { id, flags });
  }

  function endWhere(matches: (subscriber: Subscriber) => boolean): void {
    for (const subscriber of [...hub.all()].filter(matches)) hub.end(subscriber);
  }

  return {
    start: () => {
      cancels.push(world.every(tickMs, () => hub.tick()));
    },

    get size() {
      return hub.size;
    },

    open: (newcomer: Newcomer, environment: StreamedEnvironment, lastId: string | undefined): Subscriber => {
      const subscriber = hub.open(newcomer);
      metrics.opened(subscriber.label);
      if (newcomer.audience === 'remote') openRemote(subscriber, environment, lastId);
      else openFollower(subscriber, environment, lastId);
      return subscriber;
    },

    gone: (subscriber: Subscriber) => hub.gone(subscriber),

    changed: (environmentId: number, frames: readonly (Buffer | undefined)[]) =>
      followers.broadcast(environmentId, 'server', frames),

    changedForClients: (environmentId: number, { frames, changed: keys }: ChangeForClients) => {
      const environment = stateOf(environmentId);
      if (environment === undefined) return;
      if (frames.length > 0) followers.broadcast(environmentId, 'local', frames);
      if (keys?.length !== 0) tellClients(environmentId, environment, keys);
    },

    rebuilt: (environmentId: number, { reset }: { readonly reset: boolean }) =>
      followers.toAll(environmentId, 'server', reset),

    rebuiltForClients: (environmentId: number, { reset }: { readonly reset: boolean }) =>
      followers.toAll(environmentId, 'local', reset),

    removed: (environmentId: number) => endWhere((subscriber) => subscriber.environmentId === environmentId),

    revoked: (keyIds: readonly string[]) => {
      const revoked = new Set(keyIds);
      endWhere((subscriber) => revoked.has(subscriber.keyId));
    },

    /** A key that serves fewer origins than it did. */
    narrowed: (keyId: string, isAllowed: (origin: string) => boolean) =>
      endWhere(({ keyId: own, origin }) => own === keyId && origin !== undefined && !isAllowed(origin)),

    /** Postgres answers: who waits for its word may have it now. */
    looked: () => waiting.settleAll(),

    /** Everybody is sent elsewhere, no faster than others can take them in, as far as there is time for it. */
    drain: (withinMs: number): void => {
      const leaving = [...hub.all()];
      const neededMs = (leaving.length / (ratePerS * leaversShare)) * 1_000;
      const overMs = Math.min(withinMs, neededMs);
      const jitterMs = Math.max(1_000, neededMs - overMs);
      for (const [index, subscriber] of leaving.entries()) {
        const leave = () => hub.end(subscriber, byeFrame(Math.floor(world.random() * jitterMs)));
        const inMs = Math.floor((index / leaving.length) * overMs);
        if (inMs === 0) leave();
        else cancels.push(world.after(inMs, leave));
      }
    },

    close: () => {
      for (const cancel of cancels) cancel();
      for (const subscriber of [...hub.all()]) {
        subscriber.sink.destroy();
        hub.gone(subscriber);
      }
    },
  };
}
