import { createParser, type EventSourceParser } from 'eventsource-parser';
import { type Failure, failureOfStatus } from './failure.js';
import { connectLimitMs, firstByteLimitMs, maxFrameChars, silenceLimitMs } from './limits.js';
import type { Cancel, Header, HttpRequest, Platform } from './platform.js';
import { parseStreamEvent, type StreamEvent } from './stream-event.js';
import { Watchdog } from './watchdog.js';

export interface EventStreamHandlers {
  /** Any byte, a heartbeat too. */
  readonly onHeard: () => void;
  readonly onEvent: (event: StreamEvent) => void;
  /** Once, when it is over by itself. */
  readonly onFailure: (failure: Failure) => void;
}

/** One stream from its opening to its end; it never opens another. */
export class EventStream {
  readonly #platform: Platform;
  readonly #handlers: EventStreamHandlers;
  readonly #parser: EventSourceParser;
  readonly #watchdog: Watchdog;
  readonly #abort: Cancel;
  #isHeard = false;
  #isOver = false;

  constructor(platform: Platform, request: HttpRequest, handlers: EventStreamHandlers) {
    this.#platform = platform;
    this.#handlers = handlers;
    this.#parser = createParser({
      maxBufferSize: maxFrameChars,
      onEvent: ({ event, data }) => this.#dispatch(event, data),
      onError: ({ type }) => type === 'max-buffer-size-exceeded' && this.#refuseFrame(),
    });
    this.#watchdog = new Watchdog(platform, () => this.#fail('silent', 'The stream fell silent.'));
    this.#abort = platform.open(request, {
      onHead: (status, header) => this.#head(status, header),
      onText: (text) => this.#text(text),
      onEnd: () => this.#fail('unreachable', 'The server closed the stream.'),
      onError: (message) => this.#fail('unreachable', message),
    });
    this.#watchdog.start(connectLimitMs);
  }

  close(): void {
    this.#isOver = true;
    this.#watchdog.stop();
    this.#abort();
  }

  #head(status: number, header: Header): void {
    const isStream = header('content-type')?.trim().toLowerCase().startsWith('text/event-stream') === true;
    if (status !== 200) this.#end(failureOfStatus(status, header, this.#platform.epochMs()));
    else if (isStream) this.#watchdog.start(firstByteLimitMs);
    else this.#fail('refused', 'What answers in the place of the stream is not the Guidon server.');
  }

  #text(text: string): void {
    if (this.#isHeard) this.#watchdog.heard();
    else this.#watchdog.start(silenceLimitMs);
    this.#isHeard = true;
    this.#handlers.onHeard();
    if (!this.#isOver) this.#parser.feed(text);
  }

  #dispatch(name: string | undefined, data: string): void {
    // One chunk may hold several events, and the first may have been the last that counts.
    if (this.#isOver) return;
    if (data.length > maxFrameChars) this.#refuseFrame();
    else this.#handlers.onEvent(parseStreamEvent(name, data));
  }

  #refuseFrame(): void {
    this.#fail('malformed', `The stream sent a frame of more than ${maxFrameChars} characters.`);
  }

  #fail(kind: Failure['kind'], message: string): void {
    this.#end({ kind, message });
  }

  #end(failure: Failure): void {
    if (this.#isOver) return;
    this.close();
    this.#handlers.onFailure(failure);
  }
}
