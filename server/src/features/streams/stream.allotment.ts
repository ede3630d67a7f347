import { randomUUID } from 'node:crypto';
import type { Redis } from '../../redis/redis.js';
import type { Cancel, World } from '../../world.js';
import type { Allotment, Demand } from './stream.rate.js';

export interface SharedAllotment extends Allotment {
  /** Tells the others what this node needs, and hears what it may have. Nobody waits for it. */
  ask(demand: Demand): Promise<void>;
  start(demand: () => Demand): Cancel;
}

export interface SharedAllotmentDeps {
  readonly redis: Pick<Redis, 'ask'>;
  readonly world: Pick<World, 'now' | 'every'>;
  /** Of all nodes together; of each by itself while Redis is away. */
  readonly ratePerS: number;
  /** Default: Redis's own, the one clock that all nodes have. */
  readonly sharedNow?: () => number;
}

const key = 'guidon:stream-rate:1';
const askPeriodMs = 250;
/** What was allotted may be used for so long, by a clock that began before it was asked for. */
const lifeMs = 2_000;
/** A node that is new has next to nothing yet: who comes then is not to be told to wait as if that stayed so. */
const likelyNodes = 8;

/**
 * The allotments of all nodes, and what they have let in within the last second, come to no more than the rate: each
 * counts for as long as its node may still use it, heard or not, and for the second that it is remembered. The rate is
 * shared so that nobody has less than another unless it wants less; what nobody wants is parted, one part kept for who
 * is new. A fiftieth is kept for the one a second that every node has, also while others have not yet let go: of more
 * that come new at once, some have none until others have. Only where there are more nodes than the rate it is passed.
 */
const script = `
local me, want, used, inForce, rate, life, window = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6]), 1000
local now = tonumber(ARGV[7])
if not now then
  local time = redis.call('TIME')
  now = time[1] * 1000 + math.floor(time[2] / 1000)
end
local all = redis.call('HGETALL', KEYS[1])
local heldByOthers, wants = 0, { want }
for i = 1, #all, 2 do
  local w, share, ends, spent, at = all[i + 1]:match('^(%S+) (%S+) (%S+) (%S+) (%S+)$')
  w, share, ends, spent, at = tonumber(w), tonumber(share), tonumber(ends), tonumber(spent), tonumber(at)
  if all[i] ~= me then
    if not at or now >= ends + window then
      redis.call('HDEL', KEYS[1], all[i])
    else
      if now < at + window then share = math.max(share, spent) end
      heldByOthers = heldByOthers + share
      if now < ends then wants[#wants + 1] = w end
    end
  end
end
table.sort(wants)
local shared = rate - math.ceil(rate / 50)
local left, mine = shared, nil
for i = 1, #wants do
  local fair = left / (#wants - i + 1)
  if wants[i] > fair then
    mine = math.min(want, fair)
    break
  end
  left = left - wants[i]
end
if not mine then mine = want + left / (#wants + 1) end
local granted = math.min(math.floor(mine), shared - heldByOthers)
if granted < 1 then granted = (heldByOthers + 1 <= rate or #wants > rate) and 1 or 0 end
redis.call('HSET', KEYS[1], me, table.concat({ want, math.max(granted, inForce), now + life, used, now }, ' '))
redis.call('PEXPIRE', KEYS[1], life + window)
return granted
`;

export function sharedAllotment({ redis, world, ratePerS, sharedNow }: SharedAllotmentDeps): SharedAllotment {
  const self = randomUUID();
  // Who is new does not know yet whether there are others. It hears of them before it listens, where Redis answers.
  let granted = { perSecond: 0, until: world.now() + lifeMs };
  let isAsking = false;

  function inForce(): number | undefined {
    return world.now() < granted.until ? granted.perSecond : undefined;
  }

  async function ask({ used, wanted }: Demand): Promise<void> {
    if (isAsking) return;
    isAsking = true;
    const until = world.now() + lifeMs;
    const facts = [Math.min(wanted, ratePerS), used, inForce() ?? 0, ratePerS, lifeMs, sharedNow?.() ?? ''];
    const perSecond = await redis.ask((client) => client.eval(script, 1, key, self, ...facts));
    if (typeof perSecond === 'number') granted = { perSecond, until };
    isAsking = false;
  }

  return {
    get perSecond() {
      return inForce() ?? ratePerS;
    },
    get soonPerSecond() {
      return Math.max(inForce() ?? ratePerS, ratePerS / likelyNodes);
    },
    ask,
    start: (demand) => {
      void ask(demand());
      return world.every(askPeriodMs, () => void ask(demand()));
    },
  };
}
