import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';

/** What Node's parser refuses never becomes a request: it is answered on the socket. */
export function refuseConnection(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [status, title] =
    error.code === 'HPE_HEADER_OVERFLOW' ? [431, 'Request Header Fields Too Large'] : [400, 'Bad Request'];
  const kind = status === 431 ? 'too-large' : 'malformed';
  const detail = 'This is not an HTTP request that can be understood.';
  const body = JSON.stringify({ type: `urn:guidon:problem:${kind}`, title, status, detail, requestId: randomUUID() });
  socket.end(
    `HTTP/1.1 ${status} ${title}\r\nContent-Type: application/problem+json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}
