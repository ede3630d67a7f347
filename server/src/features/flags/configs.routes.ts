import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import type { Prerequisite, Rule, Target } from '@guidon/evaluator';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import { SettingsPatch } from '../../definitions/settings.schema.js';
import { callerOf } from '../../http/caller.js';
import { IfMatch, Param, problems } from '../../http/schemas.js';
import { warn } from '../../http/warnings.js';
import { patchedBy } from './config.patch.js';
import { ConfigView } from './configs.schema.js';
import type { ConfigResult, ConfigsService } from './configs.service.js';

export const configPath = '/api/v1/projects/:project/flags/:flag/environments/:environment';
export const ConfigParams = Type.Object({ project: Param, flag: Param, environment: Param });
const tags = ['Flags in an environment'];
const largeBody = 8 * 1024 * 1024;

export function configRoutes(configs: ConfigsService): FastifyPluginCallbackTypebox {
  return (app, _options, done) => {
    app.get(
      configPath,
      {
        config: { access: 'account', permission: 'project.read' },
        schema: {
          operationId: 'getFlagConfig',
          summary: 'Read what a flag is in an environment',
          tags,
          params: ConfigParams,
          response: { 200: ConfigView, ...problems('not-found') },
        },
      },
      async (request, reply) => answer(reply, await configs.read(request.params)),
    );

    app.patch(
      configPath,
      {
        config: { access: 'account', permission: 'config.edit' },
        bodyLimit: largeBody,
        schema: {
          operationId: 'updateFlagConfig',
          summary: 'Change what a flag is in an environment',
          description: 'Each property given replaces what there is; the others stay.',
          tags,
          params: ConfigParams,
          headers: IfMatch,
          body: SettingsPatch,
          response: { 200: ConfigView, ...problems('not-found', 'conflict', 'stale', 'invalid') },
        },
      },
      async (request, reply) => {
        const edit = patchedBy(request.body);
        return answer(reply, await configs.edit(callerOf(request), { path: request.params, edit }));
      },
    );
    done();
  };
}

export function answer(reply: FastifyReply, { row, etag, state, warnings }: ConfigResult): ConfigView {
  reply.header('etag', etag);
  if (state !== undefined) reply.header('guidon-version', state);
  warn(reply, warnings);
  return {
    flag: row.key,
    environment: row.environment,
    enabled: row.enabled,
    offVariant: row.offVariant,
    // As they are stored, were they no lists: who looks for what is wrong must see it.
    targets: row.targets as Target[],
    prerequisites: row.prerequisites as Prerequisite[],
    rules: row.rules as Rule[],
    fallthrough: row.fallthrough,
    updatedAt: row.updatedAt.toISOString(),
  };
}
