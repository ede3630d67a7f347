import { coalesced } from './async.js';
import type { Logger } from './logging.js';

/** How often nodes look for what is due. Whoever waits for it waits so long at the most. */
export const lookPeriodMs = 1_000;

/** One look at a time, which never rejects: what failed is left to the next. The log hears once of an outage, not once a second. */
export function createLook(task: () => Promise<void>, logger: Logger, complaint: string): () => Promise<void> {
  let isFailing = false;
  return coalesced(async () => {
    try {
      await task();
      isFailing = false;
    } catch (error) {
      if (!isFailing) logger.warn({ err: error }, complaint);
      isFailing = true;
    }
  });
}
