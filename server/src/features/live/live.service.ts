import type { FastifyRequest } from 'fastify';
import { coalesced } from '../../async.js';
import type { ChangeFeed } from '../../changes/change-feed.js';
import type { Sql } from '../../database/database.js';
import { unavailable } from '../../errors.js';
import type { Account } from '../../http/account.js';
import type { Logger } from '../../logging.js';
import type { World } from '../../world.js';
import { createLiveHub, type LiveSink } from './live.hub.js';
import { type LiveEvent, watchChanges } from './live.watch.js';

export interface LiveDeps {
  readonly sql: Sql;
  readonly world: World;
  readonly feed: ChangeFeed;
  readonly logger: Logger;
  /** Asks anew whether the request's secret is good, and what it allows. */
  readonly recheck: (request: FastifyRequest) => Promise<Account>;
}

export interface Newcomer {
  readonly request: FastifyRequest;
  readonly account: Account;
  readonly name: string;
}

export type LiveService = ReturnType<typeof createLiveService>;

const heartbeatMs = 15_000;
const recheckMs = 10_000;
/** After these, some listener may no longer be who they were. */
const ofPeople = new Set(['user', 'session', 'member', 'membership', 'token']);

export function createLiveService({ sql, world, feed, logger, recheck }: LiveDeps) {
  const hub = createLiveHub();
  const recheckAll = coalesced(() => hub.recheck());
  const watch = watchChanges({ sql, world, feed, logger, onEvents });
  let cancels: (() => void)[] = [];
  let isClosed = false;
  let opening = 0;

  function onEvents(events: readonly LiveEvent[]): void {
    for (const event of events) hub.tell(event);
    if (events.some(({ kind }) => ofPeople.has(kind))) void recheckAll();
  }

  function checkOpen(): void {
    if (isClosed) throw unavailable('This server is going away. Connect again, to another one.');
  }

  function startBeating(): void {
    if (cancels.length > 0) return;
    cancels = [world.every(heartbeatMs, hub.beat), world.every(recheckMs, () => void recheckAll())];
  }

  function rest(): void {
    for (const cancel of cancels) cancel();
    cancels = [];
    watch.stop();
  }

  function restIfAlone(): void {
    if (hub.size + opening === 0) rest();
  }

  return {
    /** Asks for the sink once nothing will be missed; throws where nobody can be let in. Answers what is to be called when they are gone. */
    async open({ request, account, name }: Newcomer, openSink: () => LiveSink): Promise<() => void> {
      checkOpen();
      hub.checkRoom(name);
      opening += 1;
      try {
        await watch.start();
        checkOpen();
        const listener = { account, name, sink: openSink(), recheck: () => recheck(request) };
        startBeating();
        hub.add(listener);
        return () => {
          hub.remove(listener);
          restIfAlone();
        };
      } finally {
        opening -= 1;
        restIfAlone();
      }
    },

    close(): void {
      isClosed = true;
      hub.close();
      rest();
    },
  };
}
