import { randomUUID } from 'node:crypto';
import type { Redis } from '../../redis/redis.js';
import type { SecretBox } from '../../secret-box.js';
import type { World } from '../../world.js';
import type { SessionLookup } from './sessions.lookup.js';
import type { LiveSession } from './sessions.store.js';

export interface SessionCacheDeps {
  /** Postgres, which alone knows. */
  readonly truth: SessionLookup;
  readonly redis: Pick<Redis, 'ask' | 'askBriefly' | 'onUp'>;
  /** Whoever can write into Redis is to be nobody else by it. */
  readonly box: SecretBox;
  readonly world: Pick<World, 'date'>;
}

/** How long a node may be wrong that hears nothing: the others' word was lost with a Redis that failed. */
const rememberMs = 10_000;

/** One slot of a cluster, so that both are asked for at once; the number is that of what is kept. */
const prefix = 'guidon:{sessions}:1:';
const epochKey = `${prefix}epoch`;

/**
 * What was read is good for as long as nobody has begun another epoch. An epoch is drawn and not counted, so that none
 * comes twice, whatever Redis forgets; and the one that an entry bears was read before Postgres was asked.
 */
export function cachedSessions({ truth, redis, box, world }: SessionCacheDeps): SessionLookup {
  const now = () => world.date().getTime();
  const forget = async () => void (await redis.ask((client) => client.set(epochKey, randomUUID())));
  // What was to be forgotten while it was away is not known to it; nor, after it failed over, what it was told last.
  redis.onUp(() => void forget());

  function opened(sealed: Buffer, epoch: string, hash: string): LiveSession | undefined {
    try {
      const entry = JSON.parse(box.open(sealed, placeOf(hash)));
      const session: LiveSession = { ...entry.session, expiresAt: new Date(entry.session.expiresAt) };
      const isGood = entry.epoch === epoch && Math.abs(now() - entry.readAtMs) < rememberMs;
      return isGood && session.expiresAt.getTime() > now() ? session : undefined;
    } catch {
      return undefined;
    }
  }

  function remember(session: LiveSession, epoch: string | undefined, hash: string): void {
    // Somebody has to see that it is in use, or it would end while it is.
    if (session.isUseStale) return;
    if (epoch === undefined) return void redis.ask((client) => client.set(epochKey, randomUUID(), 'NX'));
    const sealed = box.seal(JSON.stringify({ epoch, readAtMs: now(), session }), placeOf(hash));
    void redis.ask((client) => client.set(prefix + hash, sealed, 'PX', rememberMs));
  }

  return {
    forget,
    find: async (tokenHash) => {
      const hash = tokenHash.toString('base64url');
      const known = await redis.askBriefly((client) => client.mgetBuffer(epochKey, prefix + hash));
      if (known === undefined) return await truth.find(tokenHash);
      const [epoch, sealed] = [known[0]?.toString(), known[1]];
      const remembered = epoch && sealed ? opened(sealed, epoch, hash) : undefined;
      if (remembered !== undefined) return remembered;
      const session = await truth.find(tokenHash);
      if (session !== undefined) remember(session, epoch, hash);
      return session;
    },
  };
}

function placeOf(hash: string): string {
  return `session ${hash}`;
}
