import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import type { ErrorKind } from '../errors.js';

interface Refusal {
  readonly kind: ErrorKind;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
}

const notUnderstood: Refusal = {
  kind: 'malformed',
  status: 400,
  title: 'Bad Request',
  detail: 'This is not an HTTP request that can be understood.',
};

const refusals: Readonly<Record<string, Refusal>> = {
  HPE_HEADER_OVERFLOW: {
    kind: 'too-large',
    status: 431,
    title: 'Request Header Fields Too Large',
    detail: 'The path and the headers are larger than is taken.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    kind: 'timeout',
    status: 408,
    title: 'Request Timeout',
    detail: 'The request did not arrive in time.',
  },
};

/** What Node's parser refuses never becomes a request: it is answered on the socket. */
export function refuseConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const { kind, status, title, detail } = refusals[error.code ?? ''] ?? notUnderstood;
  const body = JSON.stringify({ type: `urn:guidon:problem:${kind}`, title, status, detail, requestId: randomUUID() });
  socket.end(
    `HTTP/1.1 ${status} ${title}\r\nContent-Type: application/problem+json\r\nX-Content-Type-Options: nosniff\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
