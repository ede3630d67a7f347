import type { HttpAnswer } from './answer-reader.js';

export type RequestKind = 'snapshot' | 'decision' | 'list' | 'write';

export interface LoadRequest {
  readonly kind: RequestKind;
  readonly text: string;
}

export interface RequestMix {
  next(): LoadRequest;
  /** From now on each so-many-th request is a write. */
  writeEvery(count: number): void;
  heard(kind: RequestKind, answer: HttpAnswer): void;
}

export interface MixOptions {
  readonly sdkKey: string;
  readonly token: string;
  /** Of flags that the writes switch. */
  readonly flags: readonly string[];
}

/** What a fleet is asked: mostly whether there is news, often for decisions, now and then by a person, and it is written to. */
export function requestMix({ sdkKey, token, flags }: MixOptions): RequestMix {
  let count = 0;
  let writes = 0;
  let between = 100;
  let etag = '"none"';
  const decision = JSON.stringify({ context: { userId: 'somebody', country: 'DE' } });

  function write(): LoadRequest {
    const flag = flags[writes % flags.length] ?? '';
    const enabled = Math.floor(writes / flags.length) % 2 === 0;
    writes += 1;
    const path = `/api/v1/projects/default/flags/${flag}/environments/development/enabled`;
    return { kind: 'write', text: requestText('PUT', path, token, { body: JSON.stringify({ enabled }) }) };
  }

  function read(): LoadRequest {
    const turn = count % 10;
    if (turn < 6) return { kind: 'snapshot', text: requestText('GET', '/sdk/v1/snapshot', sdkKey, { etag }) };
    if (turn < 9)
      return { kind: 'decision', text: requestText('POST', '/sdk/v1/evaluate', sdkKey, { body: decision }) };
    return { kind: 'list', text: requestText('GET', '/api/v1/projects/default/flags?limit=20', token, {}) };
  }

  return {
    next: () => {
      count += 1;
      return count % between === 0 ? write() : read();
    },
    writeEvery: (many) => {
      between = many;
    },
    heard: (kind, answer) => {
      if (kind === 'snapshot' && answer.etag !== undefined) etag = answer.etag;
    },
  };
}

interface Parts {
  readonly body?: string;
  readonly etag?: string;
}

function requestText(method: string, path: string, bearer: string, { body, etag }: Parts): string {
  const lines = [`${method} ${path} HTTP/1.1`, 'Host: guidon.test', `Authorization: Bearer ${bearer}`];
  if (etag !== undefined) lines.push(`If-None-Match: ${etag}`);
  if (body !== undefined) lines.push('Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`);
  return `${lines.join('\r\n')}\r\n\r\n${body ?? ''}`;
}
