import type { FastifyInstance } from 'fastify';
import type { Logger } from '../logging.js';

/** One line a request, once it is answered; at `debug` where an SDK asks, who does so all day. */
export function logRequests(app: FastifyInstance, logger: Logger): void {
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    const level = request.routeOptions.config.access === 'token' ? 'info' : 'debug';
    if (logger.isLevelEnabled(level)) {
      const route = request.routeOptions.url ?? null;
      const durationMs = Math.round(reply.elapsedTime * 10) / 10;
      request.log[level]({ method: request.method, route, status: reply.statusCode, durationMs }, 'answered');
    }
    done();
  });
}
