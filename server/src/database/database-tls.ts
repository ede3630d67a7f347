import net from 'node:net';
import tls from 'node:tls';
import postgres from 'postgres';

/** How a connection is to be encrypted, as the driver reads it out of `sslmode` and its like. */
export interface TlsWish {
  readonly mode: string | boolean;
  /** TLS from the first byte, without asking whether. */
  readonly isDirect: boolean;
}

/** Undefined where no encryption is wished for. */
export function tlsWishOf(url: string): TlsWish | undefined {
  const options: object = postgres(url, { max: 1 }).options;
  const mode: unknown = Reflect.get(options, 'ssl');
  if (typeof mode !== 'string' && mode !== true) return undefined;
  return { mode, isDirect: Reflect.get(options, 'sslnegotiation') === 'direct' };
}

const sslRequest = Buffer.from([0, 0, 0, 8, 4, 210, 22, 47]);
const yes = 'S'.charCodeAt(0);
const unverified = ['require', 'allow', 'prefer'];

/**
 * Done here because postgres.js, where it does it, takes all listeners from the socket: nobody would notice any more
 * that an answer is owed, nor read that a server only reads. Never rejects: postgres.js would wait for ever.
 */
export async function secured(raw: net.Socket, host: string, wish: TlsWish): Promise<net.Socket> {
  raw.on('error', () => {});
  try {
    await once(raw, 'connect');
    if (!wish.isDirect && !(await isOffered(raw)))
      return wish.mode === 'prefer' ? raw : failed(raw, new Error('The database does not speak TLS.'));
    const socket = tls.connect({ socket: raw, ...optionsFor(host, wish) });
    await once(socket, 'secureConnect');
    return socket;
  } catch (error) {
    return failed(raw, error);
  }
}

async function isOffered(raw: net.Socket): Promise<boolean> {
  raw.write(sslRequest);
  const answer = (await once(raw, 'data')) as Buffer;
  return answer[0] === yes;
}

function optionsFor(host: string, { mode, isDirect }: TlsWish): tls.ConnectionOptions {
  return {
    host,
    ...(net.isIP(host) === 0 && { servername: host }),
    ...(isDirect && { ALPNProtocols: ['postgresql'] }),
    ...(unverified.includes(String(mode)) && { rejectUnauthorized: false }),
  };
}

/** Rejects where the socket fails or closes before. */
function once(socket: net.Socket, event: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const closed = () => reject(Object.assign(new Error('The database closed.'), { code: 'CONNECTION_CLOSED' }));
    socket.once('error', reject);
    socket.once('close', closed);
    socket.once(event, (value: unknown) => {
      socket.off('error', reject);
      socket.off('close', closed);
      resolve(value);
    });
  });
}

/** Says so as soon as somebody listens. */
function failed(raw: net.Socket, error: unknown): net.Socket {
  raw.destroy();
  const socket = Object.assign(new net.Socket(), { write: () => true });
  setImmediate(() => socket.destroy(error instanceof Error ? error : undefined));
  return socket;
}
