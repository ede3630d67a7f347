import type { HttpHandlers, HttpRequest } from '../../sdk-core/src/index.js';
import type { Chance } from './chance.js';
import type { Life } from './life.js';
import type { Cancel, Time } from './time.js';

export interface ConnectionDeps {
  readonly time: Time;
  readonly chance: Chance;
  readonly latencyMs: () => number;
  /** The client's process. */
  readonly life: Life;
  readonly handlers: HttpHandlers;
  /** Once, when the client has seen its end or has let it go. */
  readonly onReleased: () => void;
  readonly onDelivered: () => void;
  /** Before it is on its way: what of it arrives is not known yet. */
  readonly onSaid: (text: string) => void;
}

/** One request and what is answered. What is said on it never overtakes itself; whether it arrives is another matter. */
export class Connection {
  readonly request: HttpRequest;
  /** The process that answers, once there is one. */
  server: Life | undefined;
  onGone: () => void = () => {};
  /** Half-open: nothing arrives any more at the one side, or at the other, and nobody is told. */
  isDeaf = false;
  isDumb = false;
  cutsNextText = false;
  losesNextText = false;
  stalledUntilMs = 0;
  readonly #deps: ConnectionDeps;
  #isHeld = true;
  /** Whether anything of the answer has arrived. */
  #isHeard = false;
  #isServed = true;
  #arrivesAtMs = 0;
  #waitingBytes = 0;

  constructor(request: HttpRequest, deps: ConnectionDeps) {
    this.request = request;
    this.#deps = deps;
  }

  get isOpen(): boolean {
    return this.#isHeld || this.#isServed;
  }

  /** Whether what is said arrives, and nothing is on its way. */
  get isFlowing(): boolean {
    return this.#isHeard && this.#isHeld && !this.isDeaf && this.#deps.time.nowMs >= this.#arrivesAtMs;
  }

  /** Somebody answers it. */
  get isAccepted(): boolean {
    return this.server !== undefined;
  }

  get isStream(): boolean {
    return this.request.url.includes('/stream');
  }

  /** Whether each event follows on another, so that one that is missing is noticed. */
  get isChain(): boolean {
    return this.request.url.endsWith('/stream');
  }

  get client(): Life {
    return this.#deps.life;
  }

  /** What the server's kernel does not take any more. */
  get waitingBytes(): number {
    return this.isDeaf || this.#deps.time.nowMs < this.stalledUntilMs ? this.#waitingBytes : 0;
  }

  head(status: number, headers: Readonly<Record<string, string>> = {}): this {
    this.#toClient((handlers) => handlers.onHead(status, (name) => headers[name]));
    return this;
  }

  text(text: string): this {
    if (!this.#isServed) return this;
    this.#deps.onSaid(text);
    if (this.losesNextText && text.startsWith('id:') && !this.#isOnlyHope(text)) {
      this.losesNextText = false;
      return this;
    }
    this.#waitingBytes += text.length;
    if (this.cutsNextText) this.#cutWithin(text);
    else if (this.#deps.chance.isLikely(0.1)) this.#inParts(text);
    else this.#say(text);
    return this;
  }

  answer(status: number, headers: Readonly<Record<string, string>>, text: string): void {
    this.head(status, headers).text(text).end();
  }

  end(): void {
    this.#close((handlers) => handlers.onEnd());
  }

  /** Closed by the server's side or by something between, without a word. */
  reset(message = 'ECONNRESET'): void {
    const { server } = this;
    this.#close((handlers) => handlers.onError(message));
    server?.run(() => this.#goneNow());
  }

  /** The server's process is no more. */
  orphan(): void {
    this.#isServed = false;
    this.isDeaf = true;
  }

  /** By the client. */
  cancel(): Cancel {
    return () => {
      if (!this.#isHeld) return;
      this.#release();
      if (this.isDumb) return;
      this.#deps.time.schedule(this.#deps.latencyMs(), () => this.server?.run(() => this.#goneNow()));
    };
  }

  /** After a reset that a page has missed, versions that it holds already come again, and it takes none of them. */
  #isOnlyHope(text: string): boolean {
    const isPage = this.request.headers['authorization']?.includes('client') === true;
    return isPage && text.includes('"reset":true');
  }

  #goneNow(): void {
    this.#isServed = false;
    const tell = this.onGone;
    this.onGone = () => {};
    tell();
  }

  #close(last: (handlers: HttpHandlers) => void): void {
    if (!this.#isServed) return;
    this.#isServed = false;
    this.#toClient(last, true);
  }

  #say(text: string): void {
    this.#toClient((handlers) => {
      this.#waitingBytes -= text.length;
      this.#isHeard = true;
      handlers.onText(text);
    });
  }

  #inParts(text: string): void {
    const cut = this.#deps.chance.whole(text.length);
    this.#say(text.slice(0, cut));
    this.#arrivesAtMs += this.#deps.chance.between(0, 200);
    this.#say(text.slice(cut));
  }

  #cutWithin(text: string): void {
    this.#say(text.slice(0, this.#deps.chance.whole(text.length)));
    this.reset();
  }

  #toClient(deliver: (handlers: HttpHandlers) => void, isLast = false): void {
    const { time, latencyMs, life, handlers, onDelivered } = this.#deps;
    this.#arrivesAtMs = Math.max(this.#arrivesAtMs, time.nowMs + latencyMs(), this.stalledUntilMs);
    const take = () => {
      if (!this.#isHeld || this.isDeaf) return;
      if (isLast) this.#release();
      deliver(handlers);
      onDelivered();
    };
    time.schedule(this.#arrivesAtMs - time.nowMs, () => life.run(take));
  }

  #release(): void {
    if (!this.#isHeld) return;
    this.#isHeld = false;
    this.#deps.onReleased();
  }
}
