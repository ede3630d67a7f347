import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';

/** The part of Node's HTTP parser that its own 'upgrade' path uses to let a socket go. */
interface Parser {
  _consumed?: boolean;
  unconsume(): void;
  remove(): void;
  close(): void;
  [slot: number]: unknown;
  socket: unknown;
  incoming: unknown;
  outgoing: unknown;
  onIncoming: unknown;
}

const httpEvents = ['data', 'end', 'close', 'drain', 'error', 'timeout', 'pause', 'resume'];

/**
 * Takes a connection out of node:http, as `upgrade` does: request, response and parser, some 5 kB a stream, are free
 * to go while the socket lives on for hours. Where this Node's insides are not what they were, the socket still works,
 * only heavier: nothing here is needed for correctness but the listeners.
 */
export function detachSocket(request: IncomingMessage, response: ServerResponse): Socket {
  const { socket } = request;
  response.detachSocket(socket);
  socket.setTimeout(0);
  for (const event of httpEvents) socket.removeAllListeners(event);
  const parser: unknown = Reflect.get(socket, 'parser');
  if (isParser(parser)) release(parser, socket);
  return socket;
}

function release(parser: Parser, socket: Socket): void {
  if (parser._consumed === true) parser.unconsume();
  parser._consumed = false;
  // Out of the list by which the server times requests out.
  parser.remove();
  parser.socket = parser.incoming = parser.outgoing = parser.onIncoming = null;
  for (let slot = 0; slot < 7; slot += 1) parser[slot] = null;
  Reflect.set(socket, 'parser', null);
  // Its native half is still on the stack below us.
  setImmediate(() => parser.close());
}

function isParser(value: unknown): value is Parser {
  if (typeof value !== 'object' || value === null) return false;
  return ['unconsume', 'remove', 'close'].every((name) => typeof Reflect.get(value, name) === 'function');
}
