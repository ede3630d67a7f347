import { failure, malformed } from './failure.js';
import type { Reply, Scope } from './scope.js';
import { timerOf } from './timer.js';
import { sdkVersion } from './version.js';

/** Three heartbeats may be missed. */
const silenceLimitMs = 45_000;

/** A reader takes twice what a writer may send: 512 kB of projection. */
const maxAnswerChars = 1_048_576;

export interface Init {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly keepalive?: boolean;
}

/** Sends one request to the server; a POST where it has a body. */
export type Send = (path: string, init: Init, signal?: AbortSignal) => Promise<Reply>;

/**
 * Sends, and gives what comes back of the type asked for to `onText`, together with what that left of the text before.
 * Resolves with the status when the other side ends it, and rejects when `own` is aborted, which silence does too.
 */
export type Exchange = (
  path: string,
  own: AbortController,
  init: Init,
  type: string,
  maxChars: number,
  onText: (text: string) => string,
) => Promise<number>;

export function sender(scope: Scope, url: string, clientKey: string): Send {
  return (path, init, signal) =>
    scope.fetch(`${url}/sdk/v1/${path}`, {
      ...init,
      ...(signal && { signal }),
      method: init.body ? 'POST' : 'GET',
      headers: {
        authorization: `Bearer ${clientKey}`,
        'content-type': 'application/json',
        'guidon-protocol': '1',
        'guidon-sdk': `browser/${sdkVersion}`,
        ...init.headers,
      },
      // The key goes to no other origin.
      redirect: 'error',
    });
}

export function exchanger(scope: Scope, send: Send): Exchange {
  return async (path, own, init, type, maxChars, onText) => {
    const timer = timerOf(scope);
    const wait = (): void => timer(silenceLimitMs, () => own.abort(failure('No answer')));
    let text = '';

    wait();
    try {
      const { status, headers, body } = await send(path, init, own.signal);
      if (status !== 304 && (status > 299 || !headers.get('content-type')?.includes(type))) {
        // As a date it is left to larger SDKs: the server gives seconds.
        throw failure(`HTTP ${status}`, status, Number(headers.get('retry-after')) * 1_000);
      }
      const reader = body?.getReader();
      const decoder = new TextDecoder();
      for (;;) {
        const chunk = await reader?.read();
        if (!chunk?.value) return status;
        wait();
        text = onText(text + decoder.decode(chunk.value, { stream: true }));
        if (text.length > maxChars) throw malformed();
      }
    } finally {
      timer();
    }
  };
}

/** Asks for JSON; undefined where the server says that nothing is new (304). */
export async function ask(exchange: Exchange, path: string, own: AbortController, init: Init): Promise<unknown> {
  let answer = '';
  const status = await exchange(path, own, init, 'json', maxAnswerChars, (text) => {
    answer = text;
    return text;
  });
  return status === 304 ? undefined : parse(answer);
}

/** Throws where it is no JSON, or an abyss: what is nested too deeply can be read, but not written again. */
export function parse(text: string): object {
  const content: unknown = JSON.parse(text);
  JSON.stringify(content);
  return Object(content);
}
