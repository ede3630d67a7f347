import { randomUUID } from 'node:crypto';
import type { Redis } from '../redis/redis.js';
import { type ChangeFeed, inProcessChangeFeed, type News } from './change-feed.js';

/** Another shape of what is said gets another name: nodes of two releases then hear nothing of each other, and look. */
const channel = 'guidon:1:changes';

/** Tells this node at once, and the others through Redis, where it is there. What is lost is found by looking. */
export function redisChangeFeed(
  redis: Pick<Redis, 'ask' | 'subscribe'>,
  onListenerError?: (error: unknown) => void,
): ChangeFeed {
  const local = inProcessChangeFeed(onListenerError);
  const self = randomUUID();
  let isClosed = false;
  const cancel = redis.subscribe(channel, (text) => {
    const news = newsOf(text, self);
    if (news !== undefined) local.publish(news);
  });
  return {
    publish: ({ kind, environmentId }) => {
      if (isClosed) return;
      local.publish({ kind, environmentId });
      const text = JSON.stringify({ from: self, kind, environmentId });
      void redis.ask((client) => client.publish(channel, text));
    },
    subscribe: local.subscribe,
    close: () => {
      isClosed = true;
      cancel();
      return local.close();
    },
  };
}

/** Undefined also for one's own: it was told before. Anybody may write into a Redis that is shared. */
function newsOf(text: string, self: string): News | undefined {
  try {
    const { from, kind, environmentId } = JSON.parse(text) ?? {};
    const isNews = (kind === 'changed' || kind === 'keys' || kind === 'written') && Number.isSafeInteger(environmentId);
    return isNews && from !== self ? { kind, environmentId } : undefined;
  } catch {
    return undefined;
  }
}
