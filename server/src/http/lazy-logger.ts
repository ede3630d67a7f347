import type { FastifyBaseLogger } from 'fastify';

type Bindings = Parameters<FastifyBaseLogger['child']>[0];

/** A request's logger, made when the first line is written: most requests write none, and SDKs ask all day. */
export class LazyLogger implements FastifyBaseLogger {
  readonly #parent: FastifyBaseLogger;
  readonly #bindings: Bindings;
  #made: FastifyBaseLogger | undefined;

  constructor(parent: FastifyBaseLogger, bindings: Bindings) {
    this.#parent = parent;
    this.#bindings = bindings;
  }

  get level(): string {
    return this.#parent.level;
  }

  get #logger(): FastifyBaseLogger {
    this.#made ??= this.#parent.child(this.#bindings);
    return this.#made;
  }

  fatal(...line: unknown[]): void {
    Reflect.apply(this.#logger.fatal, this.#logger, line);
  }
  error(...line: unknown[]): void {
    Reflect.apply(this.#logger.error, this.#logger, line);
  }
  warn(...line: unknown[]): void {
    Reflect.apply(this.#logger.warn, this.#logger, line);
  }
  info(...line: unknown[]): void {
    Reflect.apply(this.#logger.info, this.#logger, line);
  }
  debug(...line: unknown[]): void {
    Reflect.apply(this.#logger.debug, this.#logger, line);
  }
  trace(...line: unknown[]): void {
    Reflect.apply(this.#logger.trace, this.#logger, line);
  }
  silent(): void {}

  child(...options: Parameters<FastifyBaseLogger['child']>): FastifyBaseLogger {
    return this.#logger.child(...options);
  }
}
