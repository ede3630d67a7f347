import { connect, type Socket } from 'node:net';

/** A connection on which a test says what no HTTP client would. */
export interface RawConnection {
  readonly socket: Socket;
  /** Everything that was answered, once the server has closed. */
  readonly answer: Promise<string>;
}

export function rawConnection(port: number): RawConnection {
  const socket = connect(port, '127.0.0.1');
  const answer = new Promise<string>((resolve) => {
    let text = '';
    socket.setEncoding('utf8').on('data', (chunk) => {
      text += chunk;
    });
    // A server that refuses in the middle of a request resets what it has not read.
    socket.on('error', () => {});
    socket.on('close', () => resolve(text));
  });
  return { socket, answer };
}

/** The whole answer to these bytes. */
export function rawRequest(port: number, bytes: string): Promise<string> {
  const { socket, answer } = rawConnection(port);
  socket.write(bytes);
  return answer;
}
