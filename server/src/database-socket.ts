import net from 'node:net';

export interface SocketTarget {
  readonly host: readonly string[];
  readonly port: readonly number[];
  readonly path?: string | undefined;
}

export interface SocketLimits {
  readonly connectTimeoutMs: number;
  /** How long the server may owe an answer before the connection counts as dead. */
  readonly silenceTimeoutMs: number;
}

/**
 * A connected socket that is destroyed when an answer is owed for too long: postgres.js has no timeout of its own,
 * and a connection whose peer vanished without a FIN would hold its place in the pool for a quarter of an hour.
 */
export async function connectSocket(target: SocketTarget, limits: SocketLimits): Promise<net.Socket> {
  let failure: unknown;
  for (const [index, host] of target.host.entries()) {
    try {
      return watch(await connectOne(target, index, host, limits.connectTimeoutMs), limits.silenceTimeoutMs);
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

function connectOne(target: SocketTarget, index: number, host: string, timeoutMs: number): Promise<net.Socket> {
  const port = target.port[index] ?? 5432;
  const socket = target.path ? net.connect(target.path) : net.connect({ host, port, noDelay: true });
  return new Promise((resolve, reject) => {
    socket.setTimeout(timeoutMs, () => socket.destroy(codedError('CONNECT_TIMEOUT', `${host}:${port} did not answer`)));
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.setTimeout(0);
      socket.removeAllListeners('timeout');
      socket.removeListener('error', reject);
      resolve(socket);
    });
  });
}

function watch(socket: net.Socket, silenceTimeoutMs: number): net.Socket {
  const write = socket.write;
  socket.on('timeout', () =>
    socket.destroy(codedError('CONNECTION_CLOSED', 'the database owes an answer for too long')),
  );
  socket.prependListener('data', () => socket.setTimeout(0));
  socket.write = function watchedWrite(this: net.Socket, ...args: unknown[]) {
    // A timeout that runs already must not be put off by further questions.
    if (!socket.timeout) socket.setTimeout(silenceTimeoutMs);
    return Reflect.apply(write, this, args);
  } as typeof socket.write;
  return socket;
}

function codedError(code: string, message: string): Error {
  return Object.assign(new Error(message), { code });
}
