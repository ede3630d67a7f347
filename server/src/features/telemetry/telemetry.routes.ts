import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import { problems } from '../../http/schemas.js';
import type { SdkCaller } from '../../http/sdk-caller.js';
import {
  Evaluations,
  EvaluationsParams,
  EvaluationsQuery,
  FlagEvaluations,
  FlagEvaluationsParams,
  FlagEvaluationsQuery,
  TelemetryAnswer,
  TelemetryReport,
} from './telemetry.schema.js';
import type { TelemetryService } from './telemetry.service.js';

export interface TelemetryRoutesDeps {
  readonly telemetry: TelemetryService;
  readonly callerOf: (request: FastifyRequest) => SdkCaller;
}

export function telemetryRoutes({ telemetry, callerOf }: TelemetryRoutesDeps): FastifyPluginCallbackTypebox {
  return (app, _options, done) => {
    app.post(
      '/sdk/v1/telemetry',
      {
        config: { access: 'sdk-key' },
        bodyLimit: 256 * 1024,
        schema: {
          operationId: 'reportTelemetry',
          summary: 'Report how often which variant was served',
          tags: ['SDKs'],
          body: TelemetryReport,
          response: {
            202: TelemetryAnswer,
            ...problems('forbidden', 'invalid', 'too-large', 'too-many-requests'),
          },
        },
      },
      async (request, reply) => {
        const caller = callerOf(request);
        const sample = await telemetry.add(caller, request.body);
        const answer =
          sample === undefined ? {} : { sample: { ...sample, privateAttributes: [...sample.privateAttributes] } };
        return reply.code(202).header('guidon-protocol', caller.protocol).send(answer);
      },
    );

    app.get(
      '/api/v1/projects/:project/flags/:flag/environments/:environment/evaluations',
      {
        config: { access: 'account', permission: 'project.read' },
        schema: {
          operationId: 'listEvaluations',
          summary: 'How often which variant was served, by the hour',
          tags: ['Flags'],
          params: EvaluationsParams,
          querystring: EvaluationsQuery,
          response: { 200: Evaluations, ...problems('not-found') },
        },
      },
      (request) => telemetry.evaluations(request.params, request.query),
    );

    app.get(
      '/api/v1/projects/:project/flags/:flag/evaluations',
      {
        config: { access: 'account', permission: 'project.read' },
        schema: {
          operationId: 'listFlagEvaluations',
          summary: 'How often which variant was served, by the hour or the day, in one environment or in all',
          tags: ['Flags'],
          params: FlagEvaluationsParams,
          querystring: FlagEvaluationsQuery,
          response: { 200: FlagEvaluations, ...problems('not-found') },
        },
      },
      (request) => telemetry.evaluationsOfFlag(request.params, request.query),
    );
    done();
  };
}
