import type { Cancel, Endpoint, Failure, Header, HttpRequest } from '@guidon/sdk-core';
import type { World } from './world.js';

const connectLimitMs = 10_000;
/** What opens and brings nothing for longer than one heartbeat (15 s) is held up by something between. */
const firstByteLimitMs = 20_000;
/** Three heartbeats may be missed. */
const silenceLimitMs = 45_000;

/** A reader takes twice what a writer may send: 512 kB of projection. */
const maxAnswerChars = 1024 * 1024;
const longestRetryAfterMs = 600_000;

export const malformed: Failure = { kind: 'malformed', message: 'Cannot read what the server sent' };

/** A GET, or where there is a body, a POST of JSON. */
export function requestOf(
  { url, sdkKey, sdk, sdkVersion }: Endpoint,
  path: string,
  more?: Readonly<Record<string, string>>,
  body?: string,
): HttpRequest {
  return {
    method: body ? 'POST' : 'GET',
    url: `${url}/sdk/v1/${path}`,
    headers: {
      authorization: `Bearer ${sdkKey}`,
      'content-type': 'application/json',
      'guidon-protocol': '1',
      'guidon-sdk': `${sdk}/${sdkVersion}`,
      ...more,
    },
    ...(body && { body }),
  };
}

/** `Retry-After` as a date is left to larger SDKs: the server gives seconds. */
function failureOf(status: number, header: Header): Failure {
  return {
    kind: status === 401 || status === 403 ? 'unauthorized' : 'refused',
    message: `HTTP ${status}`,
    status,
    retryAfterMs: Math.min(Number(header('retry-after')) * 1000 || 0, longestRetryAfterMs),
  };
}

/**
 * One request and what comes back. What `isGood` refuses, or a failure that `onText` returns, ends it; `onOver` is called
 * once, unless it is cancelled before, and without a failure where the other side ended it.
 */
export function exchange(
  world: World,
  request: HttpRequest,
  isGood: (status: number, header: Header) => boolean,
  onText: (text: string) => Failure | false | undefined,
  onOver: (failure?: Failure) => void,
): Cancel {
  let cancelTimer: Cancel | undefined;
  let isOver = false;

  function over(failure?: Failure): void {
    if (isOver) return;
    cancel();
    onOver(failure);
  }
  function cancel(): void {
    isOver = true;
    cancelTimer?.();
    abort();
  }
  function goOn(limitMs: number, failure?: Failure | false): void {
    cancelTimer?.();
    if (failure) over(failure);
    else if (!isOver) cancelTimer = world.schedule(limitMs, () => over({ kind: 'silent', message: 'No answer' }));
  }

  const abort = world.open(request, {
    onHead: (status, header) => goOn(firstByteLimitMs, !isGood(status, header) && failureOf(status, header)),
    onText: (text) => goOn(silenceLimitMs, onText(text)),
    onEnd: over,
    onError: (message) => over({ kind: 'unreachable', message }),
  });
  goOn(connectLimitMs);
  return cancel;
}

/** Asks for JSON. Without a failure, `content` is undefined where the server says that nothing is new (304). */
export function ask(world: World, request: HttpRequest, done: (failure?: Failure, content?: unknown) => void): Cancel {
  let text = '';
  let isNew = false;
  return exchange(
    world,
    request,
    (status) => {
      isNew = status === 200;
      return isNew || status === 304;
    },
    (part) => {
      text += part;
      return text.length > maxAnswerChars && malformed;
    },
    (failure) => {
      const content = isNew ? parseJson(text) : undefined;
      done(failure ?? (isNew && !content ? malformed : undefined), content);
    },
  );
}

/** Undefined where the text is neither a JSON object nor a list, or where it is an abyss. */
export function parseJson(text: string): object | undefined {
  try {
    const content: unknown = JSON.parse(text);
    // What is nested too deeply can be read, but not written again.
    JSON.stringify(content);
    return content instanceof Object ? content : undefined;
  } catch {
    return undefined;
  }
}
