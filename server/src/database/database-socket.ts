import net from 'node:net';
import type { DatabaseHost, HostChoice } from './database-hosts.js';
import { doubted, joinSiblings, type Siblings } from './database-siblings.js';
import { secured, type TlsWish } from './database-tls.js';

export interface SocketTarget {
  readonly host: readonly string[];
  readonly port: readonly number[];
  readonly path?: string | undefined;
}

export interface SocketOptions {
  readonly connectTimeoutMs: number;
  /** How long the server may owe an answer before the connection counts as dead. */
  readonly silenceTimeoutMs: number;
  /** The other connections to the same database. */
  readonly siblings: Siblings;
  readonly tls?: TlsWish | undefined;
  /** Told before anybody whose statement the loss ends. */
  readonly onLoss?: (() => void) | undefined;
  /** Where several servers are named. */
  readonly choice?: HostChoice | undefined;
  /** Else one that cannot write is left at once: what it shows may be old, and the next attempt may find the primary. */
  readonly isStandbyWelcome?: boolean | undefined;
}

type OpenSocket = (target: SocketTarget) => net.Socket | Promise<net.Socket>;

/** Opens sockets for postgres.js. */
export function socketOpener(options: SocketOptions): OpenSocket {
  const { choice, tls, connectTimeoutMs } = options;
  return (target) => {
    if (target.path) return watch(net.connect(target.path), options);
    const host: DatabaseHost = choice?.current ?? { host: target.host[0] ?? 'localhost', port: target.port[0] ?? 5432 };
    const socket = net.connect({ ...host, noDelay: true });
    if (choice !== undefined) moveOn(socket, host, choice);
    if (tls === undefined) return watch(socket, options);
    return limited(socket, connectTimeoutMs, () => secured(socket, host.host, tls)).then((secure) => {
      if (choice !== undefined && secure !== socket) moveOn(secure, host, choice);
      return watch(secure, options);
    });
  };
}

/** From the first packet to the last of the handshake. */
async function limited<T>(socket: net.Socket, timeoutMs: number, run: () => Promise<T>): Promise<T> {
  const giveUp = () => socket.destroy(codedError('CONNECT_TIMEOUT', 'The database does not answer.'));
  const timer = setTimeout(giveUp, timeoutMs);
  return await run().finally(() => clearTimeout(timer));
}

function moveOn(socket: net.Socket, host: DatabaseHost, choice: HostChoice): void {
  socket.on('error', ({ code }: NodeJS.ErrnoException) => code !== doubted && choice.failed(host));
  // Refused without an error: whatever stands before the server has nobody behind it.
  socket.once('close', () => socket.bytesRead === 0 && choice.failed(host));
}

/**
 * Destroys the socket when an answer is owed for too long: postgres.js has no timeout of its own, and a connection
 * whose peer vanished without a FIN would hold its place in the pool for a quarter of an hour.
 */
function watch(socket: net.Socket, options: SocketOptions): net.Socket {
  const { connectTimeoutMs, silenceTimeoutMs, siblings, isStandbyWelcome = false, onLoss = () => {} } = options;
  const { write } = socket;
  const sibling = joinSiblings(socket, siblings);
  socket.on('error', onLoss);
  socket.on('close', onLoss);
  if (socket.connecting) socket.setTimeout(connectTimeoutMs);
  onTimeout(socket, () => socket.destroy(codedError(sibling.fallSilent(), 'The database does not answer.')));
  // From here the startup message, written before there was a connection, is owed an answer.
  socket.once('connect', () => socket.setTimeout(silenceTimeoutMs));
  socket.on('data', (chunk) => {
    socket.setTimeout(0);
    if (isStandbyWelcome || !saysReadOnly(chunk)) sibling.speak();
    else socket.destroy(codedError('READ_ONLY', 'The database only reads.'));
  });
  socket.write = function watchedWrite(this: net.Socket, ...args: unknown[]) {
    // A timeout that runs already must not be put off by further questions.
    if (!socket.timeout) {
      sibling.owe();
      socket.setTimeout(silenceTimeoutMs);
    }
    return Reflect.apply(write, this, args);
  } as typeof socket.write;
  return closeWithoutBlame(socket);
}

/** What came while this process was busy with other things lies ready: it is read before anybody is given up. */
function onTimeout(socket: net.Socket, giveUp: () => void): void {
  let signs = 0;
  const noted = () => {
    signs += 1;
  };
  socket.once('connect', noted);
  socket.on('data', noted);
  socket.on('timeout', () => {
    const before = signs;
    setImmediate(() => signs === before && giveUp());
  });
}

/** What it says of itself to each who connects, and the refusal of a write. No value holds them: none holds a NUL. */
const signsOfReadOnly = ['in_hot_standby\0on\0', 'VERROR\0C25006\0'].map((text) => Buffer.from(text));

function saysReadOnly(chunk: Buffer): boolean {
  return signsOfReadOnly.some((sign) => chunk.includes(sign));
}

/**
 * On a close that follows an error postgres.js takes everything for answered already. What was asked between the two
 * would wait for ever, or be told of success by the next connection's greeting; told of no error, it fails them all.
 */
function closeWithoutBlame(socket: net.Socket): net.Socket {
  const emit = socket.emit;
  socket.emit = function emitWithoutBlame(this: net.Socket, event: string, ...args: unknown[]) {
    return Reflect.apply(emit, this, event === 'close' ? [event, false] : [event, ...args]);
  } as typeof socket.emit;
  return socket;
}

function codedError(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}
