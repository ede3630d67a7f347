import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { Type } from '@sinclair/typebox';
import type { FastifyReply } from 'fastify';
import type { BaseUrl } from '../../http/base-url.js';
import { Param, problems, strictObject } from '../../http/schemas.js';
import type { Begun } from '../../people/begin-session.js';
import { type FlowCookie, ownPath } from './oidc.flow.js';
import type { createOidcService, Failure } from './oidc.service.js';
import { SignInProviders } from './providers.schema.js';
import type { ProvidersService } from './providers.service.js';

export interface OidcRoutesDeps {
  readonly providers: ProvidersService;
  readonly oidc: ReturnType<typeof createOidcService>;
  readonly flows: FlowCookie;
  readonly baseUrl: BaseUrl;
  /** Another feature's: how a browser is given its session. */
  readonly hand: (reply: FastifyReply, begun: Begun) => Promise<unknown>;
}

const tags = ['Sessions'];
const path = '/api/v1/session/oidc/:key';
const params = Type.Object({ key: Param });
/** A provider may take its time, which is none of the database's. */
const config = { access: 'sign-in', unbounded: true } as const;
const found = Type.Null({ description: 'On to the next page.' });

/** A person goes these ways in a browser: what goes wrong is told on the page to sign in. */
export function oidcRoutes(deps: OidcRoutesDeps): FastifyPluginCallbackTypebox {
  const { providers, oidc, flows, baseUrl, hand } = deps;
  const fail = (reply: FastifyReply, failure: Failure) => reply.redirect(`/sign-in?failed=${failure}`);

  return (app, _options, done) => {
    app.get(
      '/api/v1/session/providers',
      {
        config: { access: 'sign-in' },
        schema: {
          operationId: 'listSignInProviders',
          summary: 'List with what one can sign in, beside a password',
          tags,
          response: { 200: SignInProviders, ...problems() },
        },
      },
      () => providers.offered(),
    );

    app.get(
      path,
      {
        config,
        schema: {
          operationId: 'leaveForIdentityProvider',
          summary: 'Go to an identity provider to sign in',
          tags,
          params,
          querystring: strictObject({ to: Type.Optional(Type.String({ maxLength: 2000 })) }),
          response: { 302: found, ...problems() },
        },
      },
      async (request, reply) => {
        const { key } = request.params;
        const left = await oidc.leave(key, ownPath(request.query.to), baseUrl(request), request.log);
        if (left.failure !== undefined) return fail(reply, left.failure);
        flows.keep(reply, left.flow);
        return reply.redirect(left.url);
      },
    );

    app.get(
      `${path}/callback`,
      {
        config,
        schema: {
          operationId: 'comeBackFromIdentityProvider',
          summary: 'Come back from an identity provider',
          tags,
          params,
          querystring: Type.Object({}, { description: 'As the provider answers.' }),
          response: { 302: found, ...problems() },
        },
      },
      async (request, reply) => {
        const flow = flows.take(request, reply);
        if (flow === undefined || flow.provider !== request.params.key) return fail(reply, 'begin-again');
        const answer = new URL(`${baseUrl(request)}${request.url}`);
        const outcome = await oidc.comeBack(request, answer, flow);
        if ('failure' in outcome) return fail(reply, outcome.failure);
        await hand(reply, outcome.begun);
        return reply.redirect(flow.to);
      },
    );
    done();
  };
}
