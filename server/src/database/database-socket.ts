import net from 'node:net';

export interface SocketTarget {
  readonly host: readonly string[];
  readonly port: readonly number[];
  readonly path?: string | undefined;
}

export interface SocketOptions {
  readonly connectTimeoutMs: number;
  /** How long the server may owe an answer before the connection counts as dead. */
  readonly silenceTimeoutMs: number;
  /** Told before anybody whose statement the loss ends. */
  readonly onLoss?: (() => void) | undefined;
}

/** Opens sockets for postgres.js, one host of several after the other. */
export function socketOpener(options: SocketOptions): (target: SocketTarget) => net.Socket {
  let attempts = 0;
  return (target) => {
    const index = attempts % target.host.length;
    attempts += 1;
    const address = { host: target.host[index] ?? 'localhost', port: target.port[index] ?? 5432, noDelay: true };
    return watch(target.path ? net.connect(target.path) : net.connect(address), options);
  };
}

/**
 * Destroys the socket when an answer is owed for too long: postgres.js has no timeout of its own, and a connection
 * whose peer vanished without a FIN would hold its place in the pool for a quarter of an hour.
 */
function watch(
  socket: net.Socket,
  { connectTimeoutMs, silenceTimeoutMs, onLoss = () => {} }: SocketOptions,
): net.Socket {
  const write = socket.write;
  socket.on('error', onLoss);
  socket.on('close', onLoss);
  socket.setTimeout(connectTimeoutMs);
  socket.on('timeout', () => socket.destroy(codedError('CONNECT_TIMEOUT', 'The database does not answer.')));
  // From here the startup message, written before there was a connection, is owed an answer.
  socket.once('connect', () => socket.setTimeout(silenceTimeoutMs));
  socket.on('data', () => socket.setTimeout(0));
  socket.write = function watchedWrite(this: net.Socket, ...args: unknown[]) {
    // A timeout that runs already must not be put off by further questions.
    if (!socket.timeout) socket.setTimeout(silenceTimeoutMs);
    return Reflect.apply(write, this, args);
  } as typeof socket.write;
  return closeWithoutBlame(socket);
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
