import type { ChangeFeed } from '../../changes/change-feed.js';
import type { Database } from '../../database/database.js';
import type { Logger } from '../../logging.js';
import { createLook, lookPeriodMs } from '../../look.js';
import type { Cancel, World } from '../../world.js';
import { insertDeliveries } from './deliveries.store.js';
import { isWanted } from './webhook.events.js';
import { lockLaggingLine, moveLine, readHappenings } from './webhook.lines.store.js';

export interface FollowDeps {
  readonly database: Database;
  readonly world: Pick<World, 'every'>;
  readonly feed: ChangeFeed;
  readonly logger: Logger;
  /** There may be something to send. */
  readonly onFollowed: () => void;
}

const linksAtOnce = 500;

/** Makes a delivery of whatever happened and a webhook wants to hear of, by the positions of the audit log's chains. */
export function followAudit({ database, world, feed, logger, onFollowed }: FollowDeps): { start(): Cancel } {
  const follow = async () => {
    while (await followOne(database)) {}
    onFollowed();
  };
  const look = createLook(follow, logger, 'webhooks cannot follow what is changed; they go on from there');

  return {
    start: () => {
      const cancels = [feed.subscribe(() => void look()), world.every(lookPeriodMs, () => void look())];
      return () => {
        for (const cancel of cancels) cancel();
      };
    },
  };
}

/** Answers whether it found one. */
function followOne(database: Database): Promise<boolean> {
  return database.transaction(async ({ sql, later }) => {
    const line = await lockLaggingLine(sql);
    if (line === undefined) return false;
    const happened = await readHappenings(sql, line, linksAtOnce);
    const wanted = happened.filter((one) => isWanted(line, one));
    if (wanted.length > 0) later(insertDeliveries(sql, line.webhook, wanted));
    // A chain that somebody has set back is followed from where it ends now.
    later(moveLine(sql, line.webhook, happened.at(-1)?.sequence ?? line.end));
    return true;
  });
}
