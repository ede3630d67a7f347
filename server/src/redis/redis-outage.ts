import type { Logger } from '../logging.js';

/** Says of each outage once that it begins and that it is over, however often it is run into. */
export function outageLog(logger: Logger) {
  let problem: string | undefined;
  let refusal: string | undefined;
  let isTold = false;
  return {
    /** The first one says what is wrong; those after it only that there is no connection. */
    failed: (error: unknown) => {
      problem ??= error instanceof Error ? error.message : String(error);
    },
    refused: ({ message }: Error) => {
      if (message !== refusal) logger.warn({ problem: message }, 'Redis refuses a command; this node does without');
      refusal = message;
    },
    down: () => {
      if (isTold) return;
      isTold = true;
      logger.warn({ problem }, 'Redis does not answer; changes of other nodes are heard later, all else goes on');
    },
    up: () => {
      if (isTold) logger.info('Redis answers again');
      isTold = false;
      problem = undefined;
    },
  };
}
