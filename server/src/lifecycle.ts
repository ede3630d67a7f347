import type { Logger } from './logging.js';

interface Drainable {
  /** Readiness turns 503; everything is still served. */
  announceDrain(): void;
  /** No new connections; what is open ends within the time given. */
  stop(withinMs: number): Promise<void>;
}

export interface LifecycleOptions {
  readonly server: Drainable;
  readonly drainDelayMs: number;
  /** The delay is counted in. */
  readonly drainTimeoutMs: number;
  readonly logger: Logger;
  readonly exit: (code: number) => void;
  /** Monotonic milliseconds. */
  readonly now: () => number;
}

/** One Ctrl+C under npm arrives twice: from the terminal, and passed on by npm. */
const echoMs = 500;

/**
 * What a signal does. The first one drains: load balancers are told before the door closes. The second one does not
 * wait any more. Timers here keep the process alive: it must end by its own decision, with its own code.
 */
export function createLifecycle({ server, drainDelayMs, drainTimeoutMs, logger, exit, now }: LifecycleOptions) {
  let drainingSince: number | undefined;

  async function drain(): Promise<void> {
    server.announceDrain();
    if (drainDelayMs > 0) await new Promise((resolve) => setTimeout(resolve, drainDelayMs));
    await server.stop(drainTimeoutMs - drainDelayMs);
  }

  function leave(): void {
    const timeout = setTimeout(() => {
      logger.error('not drained in time; leaving all the same');
      exit(1);
    }, drainTimeoutMs);
    drain().then(
      () => {
        clearTimeout(timeout);
        logger.info('drained');
        exit(0);
      },
      (error: unknown) => {
        logger.error({ err: error }, 'draining failed');
        exit(1);
      },
    );
  }

  return (signal: string): void => {
    const isEcho = drainingSince !== undefined && now() - drainingSince < echoMs;
    if (isEcho) return;
    const isFirst = drainingSince === undefined;
    logger.info({ signal, drainDelayMs, drainTimeoutMs }, isFirst ? 'draining' : 'leaving at once');
    drainingSince ??= now();
    if (isFirst) leave();
    else exit(1);
  };
}
