import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below those that systems give to connections that go out (from 32768 on Linux, from 49152 elsewhere): a port of these
 * is somebody else's before a program that is only starting listens on it.
 */
const lowest = 10_240;
const highest = 32_767;
const attempts = 100;

/** A port of 127.0.0.1 on which nobody listens, for a program that is to be told one. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const port = randomInt(lowest, highest + 1);
    if (await isFree(port)) return port;
  }
  throw new Error(`None of ${attempts} ports from ${lowest} to ${highest} is free on 127.0.0.1.`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
