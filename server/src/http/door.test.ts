import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, it } from 'vitest';
import { doorOf } from './door.js';

/** What somebody got who asked once, or how the connection failed. */
function visit(port: number): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let answer = 'closed';
    socket.write('GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    socket.on('data', (text) => {
      answer = String(text).slice(9, 12);
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      answer = error.code ?? error.message;
    });
    socket.on('close', () => resolve(answer));
  });
}

it('lets in whoever stands before it while it is shut', async () => {
  const server = createServer((_request, response) => response.end());
  const door = doorOf(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const visits = Array.from({ length: 50 }, () => visit(port));
  // Then the kernel has all of them, and the server has seen none.
  await new Promise(process.nextTick);
  await door.shut();
  const late = visit(port);
  await door.emptied();

  expect(await Promise.all(visits)).toEqual(Array.from({ length: 50 }, () => '200'));
  expect(await late).toBe('ECONNREFUSED');
});
