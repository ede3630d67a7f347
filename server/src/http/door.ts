import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

export interface Door {
  /** Nobody comes in any more. */
  shut(): Promise<void>;
  /** Waits for what is under way; a connection that falls idle meanwhile is closed instead of waited for. */
  emptied(): Promise<void>;
}

const idleCheckMs = 50;
/** Browsers connect before they have something to ask, load balancers a moment before they ask it. */
const silentMs = 2_000;

/** By which a server is entered and left. To be made before it listens: it needs to know who never said anything. */
export function doorOf(server: Server): Door {
  const silent = silentOnes(server);
  let closed = Promise.resolve();
  return {
    shut: async () => {
      if (!server.listening) return;
      await quietTurn(server);
      closed = new Promise((resolve) => server.close(() => resolve()));
    },
    emptied: async () => {
      const idle = setInterval(() => server.closeIdleConnections(), idleCheckMs);
      const patience = setTimeout(silent.end, silentMs);
      await closed;
      clearInterval(idle);
      clearTimeout(patience);
    },
  };
}

export async function closeApp(app: FastifyInstance, door: Door): Promise<void> {
  await door.shut();
  // Fastify shuts those of other addresses, and waits for the same.
  await Promise.all([app.close(), door.emptied()]);
}

/** Once it is shut, a server of Node's times nobody out any more. */
function silentOnes(server: Server): { end(): void } {
  const silent = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    silent.add(socket);
    socket.once('close', () => silent.delete(socket));
  });
  server.on('request', ({ socket }) => silent.delete(socket));
  return {
    end: () => {
      for (const socket of silent) if (socket.bytesRead === 0) socket.destroy();
    },
  };
}

const quietTurnMs = 0.3;
const longestWaitMs = 500;

/**
 * Connections that wait to be accepted are reset when their server stops listening, with the requests that were sent on
 * them. So it stops right after a turn of the event loop that had none to accept, and was too short for many to have come.
 */
async function quietTurn(server: Server): Promise<void> {
  const begunAt = performance.now();
  let accepted = 0;
  const count = () => {
    accepted += 1;
  };
  server.on('connection', count);
  // What is left of the turn that is under way says nothing: it has looked before.
  await new Promise(setImmediate);
  for (let isQuiet = false; !isQuiet && performance.now() - begunAt < longestWaitMs; ) {
    const turnAt = performance.now();
    accepted = 0;
    await new Promise(setImmediate);
    isQuiet = accepted === 0 && performance.now() - turnAt < quietTurnMs;
  }
  server.off('connection', count);
}
