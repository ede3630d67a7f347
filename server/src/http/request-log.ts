import type { FastifyInstance, onResponseHookHandler } from 'fastify';
import type { Logger } from '../logging.js';
import { isOfApi } from './access.js';
import { hooksOf } from './hooks.js';
import { LazyLogger } from './lazy-logger.js';

/** One line a request, once it is answered; at `debug` where an SDK asks, who does so all day. */
export function logRequests(app: FastifyInstance, logger: Logger): void {
  app.setChildLoggerFactory((parent, bindings) => new LazyLogger(parent, bindings));
  app.addHook('onRoute', (route) => {
    const level = isOfApi(route.config) ? 'info' : 'debug';
    if (logger.isLevelEnabled(level)) route.onResponse = [...hooksOf(route.onResponse), writeLine(level, route.url)];
  });
}

function writeLine(level: 'info' | 'debug', route: string): onResponseHookHandler {
  return (request, reply, done) => {
    const durationMs = Math.round(reply.elapsedTime * 10) / 10;
    request.log[level]({ method: request.method, route, status: reply.statusCode, durationMs }, 'answered');
    done();
  };
}
