import { askSpreadOf } from './stream.catch-up.js';
import { type Changed, changedFrame } from './stream.frame.js';
import type { Audience, StreamHub, Subscriber } from './stream.hub.js';

export type ClientAudience = Exclude<Audience, 'server'>;

/** Tells client keys that what the server decides for them may have changed. */
export interface ChangedTeller {
  /** Without `flags` any may have changed; with none there is nothing to tell. The same bytes to all. */
  tellAll(environmentId: number, audience: ClientAudience, news: News): void;
  tell(subscriber: Subscriber, audience: ClientAudience, news: News & { readonly afterMs: number }): void;
}

interface News {
  /** The environment's state. */
  readonly id: string;
  readonly flags?: readonly string[];
}

export function changedTeller(hub: StreamHub, ratePerS: number): ChangedTeller {
  return {
    tellAll: (environmentId, audience, { id, flags }) => {
      const listening = hub.joinedTo(environmentId, audience).size;
      if (listening === 0 || flags?.length === 0) return;
      const afterMs = askSpreadOf(listening, ratePerS);
      hub.broadcast(environmentId, audience, frameFor(audience, { id, ...(flags && { flags }), afterMs }));
    },
    tell: (subscriber, audience, { id, flags, afterMs }) => {
      if (flags?.length === 0) return;
      hub.send(subscriber, frameFor(audience, { id, ...(flags && { flags }), afterMs }));
    },
  };
}

/** Who decides in the page follows the projection's chain: this event must not name a state of another one. */
function frameFor(audience: ClientAudience, changed: Changed): Buffer {
  return changedFrame(changed, audience === 'remote' ? changed.id : undefined);
}
