import type { Failure } from './failure.js';
import { connectLimitMs, transferLimitMs } from './limits.js';
import type { Cancel, Header, HttpRequest, Platform } from './platform.js';
import { Watchdog } from './watchdog.js';

export interface Answer {
  readonly status: number;
  readonly header: Header;
  readonly text: string;
}

type FetchOutcome =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** One request and its whole answer, within a bound of time and of size. Calls `done` once, or never when cancelled. */
export function fetchText(
  platform: Platform,
  request: HttpRequest,
  maxChars: number,
  done: (outcome: FetchOutcome) => void,
): Cancel {
  let status = 0;
  let header: Header = () => undefined;
  let length = 0;
  const parts: string[] = [];

  const watchdog = new Watchdog(platform, () => fail('silent', `No answer from ${request.url} in time.`));
  const cancelTotal = platform.schedule(transferLimitMs, () => fail('silent', `${request.url} takes too long.`));
  const abort = platform.open(request, {
    onHead(headStatus, headHeader) {
      status = headStatus;
      header = headHeader;
      watchdog.heard();
    },
    onText(text) {
      watchdog.heard();
      length += text.length;
      if (length > maxChars) fail('malformed', `The answer of ${request.url} is larger than ${maxChars} characters.`);
      else parts.push(text);
    },
    onEnd: () => finish({ kind: 'answered', answer: { status, header, text: parts.join('') } }),
    onError: (message) => fail('unreachable', message),
  });
  watchdog.start(connectLimitMs);

  function cancel(): void {
    watchdog.stop();
    cancelTotal();
    abort();
  }
  function finish(outcome: FetchOutcome): void {
    cancel();
    done(outcome);
  }
  function fail(kind: Failure['kind'], message: string): void {
    finish({ kind: 'failed', failure: { kind, message } });
  }
  return cancel;
}
