import type { Cancel, HttpHandlers, HttpRequest } from '../platform.js';
import type { SimulatedClock } from './simulated-clock.js';

/** One request as the server sees it. What it says arrives a latency later, in order. */
export class Exchange {
  readonly request: HttpRequest;
  isOpen = true;
  onClosed: () => void = () => undefined;
  readonly #send: (deliver: (handlers: HttpHandlers) => void) => void;

  constructor(request: HttpRequest, send: (deliver: (handlers: HttpHandlers) => void) => void) {
    this.request = request;
    this.#send = send;
  }

  head(status: number, headers: Readonly<Record<string, string>> = {}): this {
    if (this.isOpen) this.#send((handlers) => handlers.onHead(status, (name) => headers[name]));
    return this;
  }

  text(text: string): this {
    if (this.isOpen) this.#send((handlers) => handlers.onText(text));
    return this;
  }

  end(): void {
    this.#over((handlers) => handlers.onEnd());
  }

  /** The connection is cut. */
  cut(message = 'reset'): void {
    this.#over((handlers) => handlers.onError(message));
  }

  answer(status: number, headers: Readonly<Record<string, string>>, text: string): void {
    this.head(status, headers).text(text).end();
  }

  #over(deliver: (handlers: HttpHandlers) => void): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    this.#send(deliver);
    this.onClosed();
  }
}

export interface Attempt {
  readonly atMs: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The way between a client and whoever answers, and the record of what went over it. */
export class SimulatedNetwork {
  readonly attempts: Attempt[] = [];
  latencyMs = 5;
  /** Requests that the client has not yet seen the end of, by path. */
  readonly open = new Map<string, number>();
  mostOpen = 0;
  handler: (exchange: Exchange) => void = (exchange) => exchange.cut('refused');
  readonly #clock: SimulatedClock;

  constructor(clock: SimulatedClock) {
    this.#clock = clock;
  }

  attemptsAt(path: string): readonly Attempt[] {
    return this.attempts.filter((attempt) => attempt.path === path);
  }

  connect(request: HttpRequest, handlers: HttpHandlers): Cancel {
    const path = request.url.replace(/^https?:\/\/[^/]+/, '');
    this.attempts.push({ atMs: this.#clock.nowMs, path, headers: request.headers });
    this.#count(path, 1);
    let isHeld = true;
    const letGo = (): void => {
      if (isHeld) this.#count(path, -1);
      isHeld = false;
    };
    let arrivesAtMs = 0;
    const exchange = new Exchange(request, (deliver) => {
      const isLast = !exchange.isOpen;
      // What is said on one connection never overtakes itself.
      arrivesAtMs = Math.max(arrivesAtMs, this.#clock.nowMs + this.latencyMs);
      this.#clock.schedule(arrivesAtMs - this.#clock.nowMs, () => {
        if (!isHeld) return;
        if (isLast) letGo();
        deliver(handlers);
      });
    });
    this.#clock.schedule(this.latencyMs, () => isHeld && this.handler(exchange));
    return () => {
      letGo();
      exchange.isOpen = false;
      exchange.onClosed();
    };
  }

  #count(path: string, by: number): void {
    this.open.set(path, (this.open.get(path) ?? 0) + by);
    this.mostOpen = Math.max(this.mostOpen, this.open.get(path) ?? 0);
  }
}
