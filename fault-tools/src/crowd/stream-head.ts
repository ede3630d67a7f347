const headEnd = '\r\n\r\n';

export interface StreamHead {
  readonly status: number;
  readonly retryAfterMs?: number;
  readonly isChunked: boolean;
  /** Where the body begins. */
  readonly bytes: number;
}

/** Undefined while it has not come whole. */
export function readHead(bytes: Buffer): StreamHead | undefined {
  const end = bytes.indexOf(headEnd);
  if (end < 0) return undefined;
  const text = bytes.toString('latin1', 0, end);
  const retryAfter = /\r\nretry-after: (\d+)/i.exec(text)?.[1];
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0),
    isChunked: /\r\ntransfer-encoding: *chunked/i.test(text),
    bytes: end + headEnd.length,
    ...(retryAfter !== undefined && { retryAfterMs: Number(retryAfter) * 1_000 }),
  };
}

export function streamRequest(sdkKey: string, heldId: string | undefined): string {
  return [
    'GET /sdk/v1/stream HTTP/1.1',
    'Host: 127.0.0.1',
    'Accept: text/event-stream',
    `Authorization: Bearer ${sdkKey}`,
    ...(heldId === undefined ? [] : [`Last-Event-ID: ${heldId}`]),
    '\r\n',
  ].join('\r\n');
}
