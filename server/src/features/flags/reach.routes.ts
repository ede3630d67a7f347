import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { problems } from '../../http/schemas.js';
import { ConfigParams, configPath } from './configs.routes.js';
import { ReachBody } from './configs.schema.js';
import { Reach } from './reach.schema.js';
import type { ReachService } from './reach.service.js';

export function reachRoutes(reach: ReachService): FastifyPluginCallbackTypebox {
  return (app, _options, done) => {
    app.post(
      `${configPath}/reach`,
      {
        config: { access: 'account', permission: 'project.read' },
        bodyLimit: 8 * 1024 * 1024,
        schema: {
          operationId: 'previewReach',
          summary: 'How many of the users seen lately a change would reach',
          description: 'Changes nothing. Counted in the sample of contexts that the environment keeps, if it does.',
          tags: ['Flags in an environment'],
          params: ConfigParams,
          body: ReachBody,
          response: { 200: Reach, ...problems('not-found', 'invalid') },
        },
      },
      (request) => reach.reach(request.params, request.body.settings),
    );
    done();
  };
}
