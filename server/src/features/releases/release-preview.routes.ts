import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { problems } from '../../http/schemas.js';
import type { PlanPreviewer } from './release.preview.js';
import { PlanRequest } from './release-plan.schema.js';
import { FlagParams, flagPath, releaseTags } from './releases.routes.js';
import { PlanPreview } from './releases.schema.js';

export function releasePreviewRoutes(preview: PlanPreviewer): FastifyPluginCallbackTypebox {
  return (app, _options, done) => {
    app.post(
      `${flagPath}/release/preview`,
      {
        config: { access: 'account', permission: 'project.read' },
        bodyLimit: 8 * 1024 * 1024,
        schema: {
          tags: releaseTags,
          params: FlagParams,
          operationId: 'previewRelease',
          summary: 'What would become of a plan: when each stage begins, and all that is wrong with it',
          description:
            'Changes nothing. A plan that would be refused is answered with 200 and its `errors`. ' +
            'For a release that has begun the ramp goes on from where it stands.',
          body: PlanRequest,
          response: { 200: PlanPreview, ...problems('not-found', 'invalid') },
        },
      },
      (request) => preview(request.params, request.body),
    );
    done();
  };
}
