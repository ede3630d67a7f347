import { failure, malformed } from './failure.js';
import type { Reply, Scope } from './scope.js';
import { timerOf } from './timer.js';
import { sdkVersion } from './version.js';

/** Three heartbeats may be missed. */
const silenceLimitMs = 45_000;

/** A reader takes twice what a writer may send: 512 kB of projection. */
const maxAnswerChars = 1_048_576;

interface Init {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly keepalive?: boolean;
  readonly signal?: AbortSignal;
}

/** Sends one request to the server; a POST where it has a body. */
export type Send = (path: string, init: Init) => Promise<Reply>;

export function sender(scope: Scope, url: string, clientKey: string): Send {
  return (path, init) =>
    scope.fetch(`${url}/sdk/v1/${path}`, {
      ...init,
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

/**
 * Sends, and gives what comes back of the type asked for to `onText`, together with what that left of the text before.
 * Resolves with the status when the other side ends it, and rejects when `own` is aborted, which silence does too.
 */
export async function exchange(
  scope: Scope,
  sent: (signal: AbortSignal) => Promise<Reply>,
  own: AbortController,
  type: string,
  maxChars: number,
  onText: (text: string) => string,
): Promise<number> {
  const timer = timerOf(scope);
  const wait = (): void => timer(silenceLimitMs, () => own.abort(failure('No answer')));
  let text = '';

  wait();
  try {
    const { status, headers, body } = await sent(own.signal);
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
}

/** Asks for JSON; undefined where the server says that nothing is new (304). */
export async function ask(scope: Scope, send: Send, path: string, own: AbortController, init: Init): Promise<unknown> {
  let answer = '';
  const status = await exchange(scope, (signal) => send(path, { ...init, signal }), own, 'json', maxAnswerChars, (text) => {
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
