import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { Type } from '@sinclair/typebox';
import { callerOf } from '../../http/caller.js';
import { IfMatch, Param, problems } from '../../http/schemas.js';
import { addToWhitelist, removeFromWhitelist, setEnabled, setPercentage } from './config.edits.js';
import { answer, ConfigParams, configPath } from './configs.routes.js';
import { ConfigView, EnabledBody, PercentageBody, WhitelistQuery } from './configs.schema.js';
import type { ConfigsService } from './configs.service.js';

const tags = ['Flags in an environment'];
const response = { 200: ConfigView, ...problems('not-found', 'conflict', 'stale', 'invalid') };
const WhitelistParams = Type.Composite([ConfigParams, Type.Object({ value: Param })]);

/** What automation wants in one call. */
export function verbRoutes(configs: ConfigsService): FastifyPluginCallbackTypebox {
  return (app, _options, done) => {
    const common = { tags, params: ConfigParams, headers: IfMatch, response };

    app.put(
      `${configPath}/enabled`,
      {
        config: { access: 'account', permission: 'config.edit' },
        schema: { ...common, operationId: 'setEnabled', summary: 'Switch a flag on or off', body: EnabledBody },
      },
      async (request, reply) => {
        const edit = setEnabled(request.body.enabled);
        return answer(reply, await configs.edit(callerOf(request), { path: request.params, edit, isPlain: true }));
      },
    );

    app.put(
      `${configPath}/percentage`,
      {
        config: { access: 'account', permission: 'config.edit' },
        schema: {
          ...common,
          operationId: 'setPercentage',
          summary: 'Serve a variant to a percentage',
          description:
            'Replaces the fallthrough by the split [variant, control]: on and off of a boolean flag, else both must be named.',
          body: PercentageBody,
        },
      },
      async (request, reply) => {
        const edit = setPercentage(request.body);
        return answer(reply, await configs.edit(callerOf(request), { path: request.params, edit, isPlain: true }));
      },
    );

    const whitelist = { ...common, params: WhitelistParams, querystring: WhitelistQuery };
    app.put(
      `${configPath}/whitelist/:value`,
      {
        config: { access: 'account', permission: 'config.edit' },
        schema: {
          ...whitelist,
          operationId: 'addToWhitelist',
          summary: 'Serve a variant to one value of an attribute',
          description: "Puts the value into that variant's target and takes it out of the others.",
        },
      },
      async (request, reply) => {
        const edit = addToWhitelist(whitelistOf(request));
        return answer(reply, await configs.edit(callerOf(request), { path: request.params, edit }));
      },
    );

    app.delete(
      `${configPath}/whitelist/:value`,
      {
        config: { access: 'account', permission: 'config.edit' },
        schema: { ...whitelist, operationId: 'removeFromWhitelist', summary: 'Take a value out of a whitelist' },
      },
      async (request, reply) => {
        const edit = removeFromWhitelist(whitelistOf(request));
        return answer(reply, await configs.edit(callerOf(request), { path: request.params, edit }));
      },
    );
    done();
  };
}

interface WhitelistRoute {
  readonly params: { value: string };
  readonly query: { by?: string; variant?: string };
}

function whitelistOf({ params, query }: WhitelistRoute) {
  return { value: params.value, by: query.by ?? 'userId', variant: query.variant };
}
