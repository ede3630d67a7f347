import type { FastifyInstance, onSendHookHandler } from 'fastify';
import { isOfApi } from './access.js';
import { hooksOf } from './hooks.js';

export interface AnswerOptions {
  readonly isDraining: () => boolean;
  /** Called for each route once; what it returns is told of every answer's status. */
  readonly countOf: (method: string, route: string) => (status: number) => void;
}

/** All that is done with every answer, in one hook: each of its own would cost SDKs' requests a percent or two. */
export function finishAnswers(app: FastifyInstance, { isDraining, countOf }: AnswerOptions): void {
  app.addHook('onRoute', (route) => {
    const count = countOf(String(route.method), route.url);
    const isPrivate = isOfApi(route.config);
    const finish: onSendHookHandler = (request, reply, payload, done) => {
      reply.header('x-request-id', request.id);
      reply.header('x-content-type-options', 'nosniff');
      // What a token opens, a secret among it, is for its bearer, not for a cache on the way.
      if (isPrivate) reply.header('cache-control', 'no-store');
      // Those that stay on keep-alive would be cut in the middle of a request when the door closes.
      if (isDraining()) reply.header('connection', 'close');
      count(reply.statusCode);
      done(null, payload);
    };
    route.onSend = [...hooksOf(route.onSend), finish];
  });
}
