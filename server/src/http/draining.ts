import type { FastifyInstance } from 'fastify';

/**
 * While a node leaves, every answer asks its client to take another connection: those that stay on keep-alive would
 * otherwise be cut in the middle of a request when the door closes.
 */
export function sendClientsAway(app: FastifyInstance, isDraining: () => boolean): void {
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (isDraining()) reply.header('connection', 'close');
    done(null, payload);
  });
}

const idleCheckMs = 50;

/** Waits for what is under way; a connection that falls idle meanwhile is closed instead of waited for. */
export async function closeApp(app: FastifyInstance): Promise<void> {
  const timer = setInterval(() => app.server.closeIdleConnections(), idleCheckMs);
  try {
    await app.close();
  } finally {
    clearInterval(timer);
  }
}
