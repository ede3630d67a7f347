import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { takeAnyJson } from '../../http/json-body.js';
import { problems } from '../../http/schemas.js';
import type { SdkCaller } from '../../http/sdk-caller.js';
import { EvaluationAnswer, EvaluationRequest } from './evaluations.schema.js';
import type { EvaluationsService } from './evaluations.service.js';

export interface EvaluationRoutesDeps {
  readonly evaluations: EvaluationsService;
  readonly callerOf: (request: FastifyRequest) => SdkCaller;
}

export function evaluationRoutes({ evaluations, callerOf }: EvaluationRoutesDeps): FastifyPluginCallbackTypebox {
  return (app, _options, done) => {
    takeAnyJson(app);
    app.post(
      '/sdk/v1/evaluate',
      {
        config: { access: 'sdk-key' },
        bodyLimit: 64 * 1024,
        schema: {
          operationId: 'evaluateFlags',
          summary: 'Decide flags for one context',
          description:
            'For those who let no rule leave the server. A client key is answered for the flags that are visible to clients. ' +
            'The context is neither kept nor logged, and nothing is counted: the SDK counts what it uses.',
          tags: ['SDKs'],
          body: EvaluationRequest,
          response: { 200: EvaluationAnswer, ...problems('forbidden', 'not-found', 'too-large') },
        },
      },
      (request, reply) => {
        const caller = callerOf(request);
        const text = evaluations.evaluate(caller, request.body);
        const send = (ready: string) => sendText(reply, caller.protocol, ready);
        return (typeof text === 'string' ? send(text) : text.then(send)) as never;
      },
    );
    done();
  };
}

function sendText(reply: FastifyReply, protocol: number, text: string): FastifyReply {
  return reply
    .headers({ 'guidon-protocol': protocol, 'cache-control': 'no-store' })
    .type('application/json; charset=utf-8')
    .serializer(String)
    .send(text);
}
