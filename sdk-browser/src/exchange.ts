import { failure } from './failure.js';
import type { Scope } from './scope.js';
import { sdkVersion } from './version.js';

/** Three heartbeats may be missed. */
const silenceLimitMs = 45_000;

/** A reader takes twice what a writer may send: 512 kB of projection. */
const maxChars = 1_048_576;

export interface Init {
  readonly method?: 'POST';
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string;
  readonly keepalive?: boolean;
}

/**
 * Sends one request to the server and reads its answer: `onText` is given what came, after what it left of the text
 * before. Resolves with the rest when the other side ends it, and rejects when `own` is aborted, which silence does too.
 */
export type Exchange = (
  path: string,
  init: Init,
  own?: AbortController,
  onText?: (text: string) => string,
) => Promise<string>;

export function exchanger(scope: Scope, url: string, clientKey: string): Exchange {
  return async (path, init, own = new AbortController(), onText = (text) => text) => {
    let text = '';
    let timer: number | undefined;
    const wait = (): void => {
      scope.clearTimeout(timer);
      timer = scope.setTimeout(() => own.abort(failure('No answer')), silenceLimitMs);
    };

    wait();
    try {
      const { status, headers, body } = await scope.fetch(`${url}/sdk/v1/${path}`, {
        ...init,
        signal: own.signal,
        headers: {
          authorization: `Bearer ${clientKey}`,
          'content-type': 'application/json',
          'guidon-sdk': `browser/${sdkVersion}`,
          ...init.headers,
        },
        // The key goes to no other origin.
        redirect: 'error',
      });
      // A date is no number, and left aside: Guidon's server gives seconds.
      if (status > 304)
        throw failure(`HTTP ${status}`, status, (headers.get('retry-after') as never as number) * 1_000);
      const reader = body?.getReader();
      const decoder = new TextDecoder();
      while (reader) {
        const { value } = await reader.read();
        if (!value) break;
        wait();
        text = onText(text + decoder.decode(value, { stream: true }));
        if (text.length > maxChars) throw failure();
      }
      return text;
    } finally {
      scope.clearTimeout(timer);
    }
  };
}

/** Throws where it is no JSON, or an abyss: what is nested too deeply can be read, but not written again. */
export function parse(text: string): object {
  try {
    const content: unknown = JSON.parse(text);
    JSON.stringify(content);
    return Object(content);
  } catch {
    throw failure();
  }
}
