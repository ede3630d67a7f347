import { type Json, type Problem, toSnapshot } from '@guidon/evaluator';
import type { Bootstrap } from './bootstrap.js';
import { CacheKeeper } from './cache-keeper.js';
import { Connection } from './connection.js';
import { Counts } from './counts.js';
import { ErrorReporter } from './error-reporter.js';
import { GuidonError } from './errors.js';
import { type Change, type ClientEvents, Emitter, type Listener, type State } from './events.js';
import { errorOfFailure } from './failure.js';
import { type ContextLike, type Evaluation, Flags, type Widened } from './flags.js';
import { Freshness } from './freshness.js';
import type { GuidonClient } from './guidon-client.js';
import { closeLimitMs } from './limits.js';
import type { Platform } from './platform.js';
import { ReadyGate } from './ready-gate.js';
import { Reports } from './reports.js';
import type { Endpoint } from './requests.js';
import { Samples } from './samples.js';
import { loadFirst } from './start.js';
import { Store } from './store.js';
import { Telemetry } from './telemetry.js';

export interface CoreOptions {
  readonly endpoint: Endpoint;
  readonly streaming: boolean;
  readonly timeoutMs: number;
  /** What `GET /sdk/v1/snapshot` answered once. */
  readonly bootstrap?: unknown;
}

/** Puts the parts together and starts them. */
export class Client implements GuidonClient {
  readonly #platform: Platform;
  readonly #emitter = new Emitter();
  readonly #errors = new ErrorReporter((error) => this.#emitter.emit('error', error));
  readonly #store = new Store({
    onAdopted: (change) => this.#adopted(change),
    onProblems: (problems) => this.#setAside(problems),
  });
  readonly #counts = new Counts();
  readonly #samples = new Samples();
  readonly #freshness: Freshness;
  readonly #flags: Flags;
  readonly #ready: ReadyGate;
  readonly #cache: CacheKeeper | undefined;
  readonly #telemetry: Telemetry;
  readonly #connection: Connection;
  #closed: Promise<void> | undefined;

  constructor(platform: Platform, options: CoreOptions) {
    this.#platform = platform;
    this.#freshness = this.#makeFreshness();
    this.#flags = new Flags(this.#store, () => this.#freshness.isStale, this.#counts, this.#samples);
    this.#cache = this.#makeCacheKeeper();
    this.#telemetry = this.#makeTelemetry(options.endpoint);
    this.#connection = this.#makeConnection(options);
    loadFirst(this.#store, platform.cache, options.bootstrap, (error) => this.#reportSoon(error));
    this.#ready = new ReadyGate(
      platform,
      options.timeoutMs,
      () => this.#state(),
      (state) => this.#emitter.emit('ready', state),
    );
    this.#connection.start();
    this.#telemetry.start();
  }

  ready(): Promise<State> {
    return this.#ready.wait();
  }

  isEnabled(key: string, context: ContextLike): boolean {
    return this.#flags.isEnabled(key, context);
  }

  value<T extends Json>(key: string, context: ContextLike, fallback: T): Widened<T> {
    return this.#flags.value(key, context, fallback);
  }

  evaluate<T extends Json>(key: string, context: ContextLike, fallback: T): Evaluation<Widened<T>> {
    return this.#flags.evaluate(key, context, fallback);
  }

  all(context: ContextLike): ReadonlyMap<string, Evaluation<Json>> {
    return this.#flags.all(context);
  }

  bootstrap(context: ContextLike): Bootstrap {
    return this.#flags.bootstrap(context);
  }

  on<K extends keyof ClientEvents>(event: K, listener: Listener<ClientEvents[K]>): () => void {
    return this.#emitter.on(event, listener);
  }

  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async #close(): Promise<void> {
    this.#connection.stop();
    this.#freshness.stop();
    this.#ready.open();
    await this.#flushed();
    this.#telemetry.stop();
    this.#emitter.clear();
  }

  /** What is still to be sent and written, within a bound. */
  async #flushed(): Promise<void> {
    const sent = new Promise<void>((resolve) => this.#telemetry.flush(resolve));
    const written = new Promise<void>((resolve) => {
      if (this.#cache === undefined) resolve();
      else this.#cache.flush(resolve);
    });
    await this.#within(closeLimitMs, Promise.all([sent, written]));
  }

  #within(limitMs: number, work: Promise<unknown>): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#platform.schedule(limitMs, resolve, 'hold');
      void work.then(() => {
        cancel();
        resolve();
      });
    });
  }

  #makeFreshness(): Freshness {
    return new Freshness(
      this.#platform,
      () => this.#emitter.emit('stale', this.#state()),
      () => this.#emitter.emit('live', this.#state()),
    );
  }

  #makeCacheKeeper(): CacheKeeper | undefined {
    const { cache } = this.#platform;
    if (cache === undefined) return undefined;
    const textOf = (): string => JSON.stringify(toSnapshot(this.#store.ruleset));
    return new CacheKeeper(this.#platform, cache, textOf, (message) =>
      this.#errors.report(new GuidonError('cache', message)),
    );
  }

  #makeTelemetry(endpoint: Endpoint): Telemetry {
    const { instance, epochMs } = this.#platform;
    const { sdk, sdkVersion } = endpoint;
    return new Telemetry(
      this.#platform,
      endpoint,
      this.#counts,
      this.#samples,
      new Reports({ instance, sdk, sdkVersion }, epochMs()),
      () => this.#store.ruleset.version,
      (message) => this.#errors.report(new GuidonError('telemetry', message)),
    );
  }

  #makeConnection({ endpoint, streaming }: CoreOptions): Connection {
    return new Connection(this.#platform, endpoint, streaming, this.#store, {
      onHeard: () => this.#heard(),
      onFailure: (failure) => this.#errors.report(errorOfFailure(failure)),
    });
  }

  #heard(): void {
    this.#errors.recovered();
    this.#freshness.heard();
    this.#telemetry.heard();
    this.#ready.open();
  }

  #adopted(change: Change): void {
    const { source } = this.#store;
    if (source !== 'stream' && source !== 'poll') return;
    this.#cache?.changed();
    this.#heard();
    if (change.flags.length > 0) this.#emitter.emit('change', change);
  }

  #setAside(problems: readonly Problem[]): void {
    for (const { kind, key, path, message } of problems) {
      this.#reportSoon(new GuidonError('flag', `The ${kind} ${key} is malformed at ${path || '/'}: ${message}`));
    }
  }

  /** Not before whoever made the client could listen. */
  #reportSoon(error: GuidonError): void {
    void Promise.resolve().then(() => this.#errors.report(error));
  }

  #state(): State {
    return { source: this.#store.source, version: this.#store.ruleset.version };
  }
}
