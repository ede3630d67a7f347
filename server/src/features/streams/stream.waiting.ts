import { planAfter, type Recalled, type StreamedEnvironment } from './stream.catch-up.js';
import { type Followers, seenBy } from './stream.followers.js';
import type { Subscriber } from './stream.hub.js';

export type Recall = (environmentId: number, kind: 'server' | 'client', id: string) => Promise<Recalled>;

export interface WaitingDeps {
  readonly followers: Followers;
  readonly stateOf: (environmentId: number) => StreamedEnvironment | undefined;
  readonly recall: Recall;
  /** It follows the chain from now on. */
  readonly onSettled: (subscriber: Subscriber, environment: StreamedEnvironment) => void;
}

/** Subscribers that hold a state which this node does not know, until the primary has said what it was. */
export function waitingRoom({ followers, stateOf, recall, onSettled }: WaitingDeps) {
  const waiting = new Map<Subscriber, string>();
  const recalling = new Map<string, Promise<Recalled>>();

  /** All who ask about one state share one answer: after a restart there are thousands of them. */
  function recallOnce({ environmentId, audience }: Subscriber, id: string): Promise<Recalled> {
    const kind = audience === 'server' ? 'server' : 'client';
    const name = `${environmentId} ${kind} ${id}`;
    const running = recalling.get(name) ?? recall(environmentId, kind, id).finally(() => recalling.delete(name));
    recalling.set(name, running);
    return running;
  }

  async function settle(subscriber: Subscriber, id: string): Promise<void> {
    const recalled = await recallOnce(subscriber, id);
    const environment = stateOf(subscriber.environmentId);
    if (!waiting.has(subscriber) || environment === undefined) return;
    const state = seenBy(subscriber.audience, environment);
    const plan = planAfter(state, recalled);
    // Nobody can say yet whether the state was ever ours: the heart beats, and the next look asks again.
    if (plan === undefined || plan.kind === 'ask') return;
    waiting.delete(subscriber);
    followers.carryOut(subscriber, state, plan);
    onSettled(subscriber, environment);
  }

  return {
    enter: (subscriber: Subscriber, id: string): void => {
      waiting.set(subscriber, id);
      void settle(subscriber, id);
    },
    leave: (subscriber: Subscriber) => waiting.delete(subscriber),
    /** The primary answers. */
    settleAll: (): void => {
      for (const [subscriber, id] of waiting) void settle(subscriber, id);
    },
  };
}
