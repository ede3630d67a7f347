import { heartbeatFrame } from '../../http/event-stream.js';
import {
  joinFrames,
  type Plan,
  refetchFor,
  type StreamedEnvironment,
  type StreamedState,
  snapshotFrames,
  spreadOf,
} from './stream.catch-up.js';
import type { Audience, StreamHub, Subscriber } from './stream.hub.js';

/** Those who hold a state and follow its chain. */
export type Follower = Exclude<Audience, 'remote'>;

export interface FollowersDeps {
  readonly hub: StreamHub;
  readonly stateOf: (environmentId: number) => StreamedEnvironment | undefined;
  readonly random: () => number;
  readonly ratePerS: number;
  /** Larger snapshots are fetched, not sent. */
  readonly maxFrameBytes?: number | undefined;
}

export type Followers = ReturnType<typeof createFollowers>;

const maxBurstBytes = 64 * 1024 * 1024;

export function seenBy(audience: Audience, environment: StreamedEnvironment): StreamedState {
  return audience === 'local' ? environment.client : environment;
}

/** Brings those who follow a chain from the state that they hold to the one that the node holds. */
export function createFollowers({ hub, stateOf, random, ratePerS, maxFrameBytes }: FollowersDeps) {
  const wholeFrame = snapshotFrames(maxFrameBytes);

  function sendWhole(subscriber: Subscriber, state: StreamedState, reset: boolean): void {
    const frame = wholeFrame(state, reset);
    if (frame === undefined) sendRefetch(subscriber, state, reset);
    else hub.send(subscriber, frame);
  }

  function sendRefetch(subscriber: Subscriber, state: StreamedState, reset: boolean): void {
    hub.send(subscriber, refetchFor(state, reset, spreadOf(hub.size, ratePerS), random));
  }

  /** A crowd fetches, each in its turn: the same snapshot pushed to ten thousand at once would hold up every change. */
  function toAll(environmentId: number, audience: Follower, reset: boolean): void {
    const environment = stateOf(environmentId);
    const joined = [...hub.joinedTo(environmentId, audience)];
    if (environment === undefined || joined.length === 0) return;
    const state = seenBy(audience, environment);
    const isCrowd = joined.length * (wholeFrame(state, reset)?.length ?? 0) > maxBurstBytes;
    for (const subscriber of joined) {
      if (isCrowd) sendRefetch(subscriber, state, reset);
      else sendWhole(subscriber, state, reset);
    }
  }

  return {
    toAll,

    broadcast: (environmentId: number, audience: Follower, frames: readonly (Buffer | undefined)[]): void => {
      const bytes = joinFrames(frames);
      if (bytes === undefined) toAll(environmentId, audience, false);
      else hub.broadcast(environmentId, audience, bytes);
    },

    carryOut: (subscriber: Subscriber, state: StreamedState, plan: Exclude<Plan, { kind: 'ask' }>): void => {
      if (plan.kind === 'whole') sendWhole(subscriber, state, plan.reset);
      else hub.send(subscriber, plan.bytes ?? heartbeatFrame);
      hub.join(subscriber);
    },
  };
}
