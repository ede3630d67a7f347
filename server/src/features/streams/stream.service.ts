import type { Cancel, World } from '../../world.js';
import {
  joinFrames,
  type Plan,
  planAfter,
  planFor,
  type Recalled,
  refetchFor,
  type StreamedState,
  snapshotFrames,
  spreadOf,
} from './stream.catch-up.js';
import { byeFrame, heartbeatFrame } from './stream.frame.js';
import { type HubLimits, type Newcomer, StreamHub, type Subscriber, tickMs } from './stream.hub.js';
import type { StreamMetrics } from './stream.metrics.js';

export interface StreamDeps {
  readonly world: World;
  readonly metrics: StreamMetrics;
  /** From memory. */
  readonly stateOf: (environmentId: number) => StreamedState | undefined;
  readonly recall: (environmentId: number, id: string) => Promise<Recalled>;
  readonly onGone: (subscriber: Subscriber) => void;
  /** How many may ask for a snapshot in a second. */
  readonly ratePerS: number;
  readonly limits?: HubLimits;
}

export type StreamService = ReturnType<typeof createStreamService>;

const maxBurstBytes = 64 * 1024 * 1024;

/** Brings every subscriber from what it holds to what the node holds, and keeps it there. */
export function createStreamService(deps: StreamDeps) {
  const { world, metrics, stateOf } = deps;
  const waiting = new Map<Subscriber, string>();
  const recalling = new Map<string, Promise<Recalled>>();
  const wholeFrame = snapshotFrames();
  const cancels: Cancel[] = [];
  const hub = new StreamHub({
    now: world.now,
    heartbeat: heartbeatFrame,
    onWritten: metrics.written,
    onCut: metrics.cut,
    onGone: (subscriber) => {
      waiting.delete(subscriber);
      metrics.closed(subscriber.label);
      deps.onGone(subscriber);
    },
    ...(deps.limits && { limits: deps.limits }),
  });

  function sendWhole(subscriber: Subscriber, state: StreamedState, reset: boolean): void {
    const frame = wholeFrame(state, reset);
    if (frame === undefined) sendRefetch(subscriber, state, reset);
    else hub.send(subscriber, frame);
  }

  function sendRefetch(subscriber: Subscriber, state: StreamedState, reset: boolean): void {
    hub.send(subscriber, refetchFor(state, reset, spreadOf(hub.size, deps.ratePerS), world.random));
  }

  function carryOut(subscriber: Subscriber, state: StreamedState, plan: Exclude<Plan, { kind: 'ask' }>): void {
    if (plan.kind === 'whole') sendWhole(subscriber, state, plan.reset);
    else hub.send(subscriber, plan.bytes ?? heartbeatFrame);
    hub.join(subscriber);
  }

  /** All who ask about one state share one answer: after a restart there are thousands of them. */
  function recall(environmentId: number, id: string): Promise<Recalled> {
    const name = `${environmentId} ${id}`;
    const running = recalling.get(name) ?? deps.recall(environmentId, id).finally(() => recalling.delete(name));
    recalling.set(name, running);
    return running;
  }

  async function settle(subscriber: Subscriber, id: string): Promise<void> {
    const recalled = await recall(subscriber.environmentId, id);
    const state = stateOf(subscriber.environmentId);
    if (!waiting.has(subscriber) || state === undefined) return;
    const plan = planAfter(state, recalled);
    // Nobody can say yet whether the state was ever ours: the heart beats, and the next look asks again.
    if (plan === undefined || plan.kind === 'ask') return;
    waiting.delete(subscriber);
    carryOut(subscriber, state, plan);
  }

  /** A crowd fetches, each in its turn: the same snapshot pushed to ten thousand at once would hold up every change. */
  function toAll(environmentId: number, reset: boolean): void {
    const state = stateOf(environmentId);
    if (state === undefined) return;
    const joined = [...hub.joinedTo(environmentId)];
    const isCrowd = joined.length * (wholeFrame(state, reset)?.length ?? 0) > maxBurstBytes;
    for (const subscriber of joined) {
      if (isCrowd) sendRefetch(subscriber, state, reset);
      else sendWhole(subscriber, state, reset);
    }
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

    open: (newcomer: Newcomer, state: StreamedState, lastId: string | undefined): Subscriber => {
      const subscriber = hub.open(newcomer);
      metrics.opened(subscriber.label);
      const plan = planFor(state, lastId);
      if (plan.kind !== 'ask') carryOut(subscriber, state, plan);
      else {
        hub.send(subscriber, heartbeatFrame);
        waiting.set(subscriber, lastId ?? '');
        void settle(subscriber, lastId ?? '');
      }
      return subscriber;
    },

    gone: (subscriber: Subscriber) => hub.gone(subscriber),

    changed: (environmentId: number, frames: readonly (Buffer | undefined)[]) => {
      const bytes = joinFrames(frames);
      if (bytes === undefined) toAll(environmentId, false);
      else hub.broadcast(environmentId, bytes);
    },

    rebuilt: (environmentId: number, { reset }: { readonly reset: boolean }) => toAll(environmentId, reset),

    removed: (environmentId: number) => endWhere((subscriber) => subscriber.environmentId === environmentId),

    revoked: (keyIds: readonly string[]) => {
      const revoked = new Set(keyIds);
      endWhere((subscriber) => revoked.has(subscriber.keyId));
    },

    /** Postgres answers: who waits for its word may have it now. */
    looked: () => {
      for (const [subscriber, id] of waiting) void settle(subscriber, id);
    },

    /** Everybody is sent elsewhere, no faster than others can take them in, as far as there is time for it. */
    drain: (withinMs: number): void => {
      const leaving = [...hub.all()];
      const neededMs = (leaving.length / deps.ratePerS) * 1_000;
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
