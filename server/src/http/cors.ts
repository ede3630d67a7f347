import type { FastifyPluginCallback } from 'fastify';

/** What a page may send beyond what every page may. The key is no credential to a browser: it travels in a header. */
const preflight = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET, POST',
  'access-control-allow-headers':
    'authorization, content-type, guidon-protocol, guidon-sdk, if-none-match, last-event-id',
  'access-control-max-age': '7200',
};

/**
 * Preflights show no key, so there is nothing to ask them for: which origins a key is for is asked of the request itself.
 * Any path below, so that one that is added needs no thought.
 */
export const preflightRoutes: FastifyPluginCallback = (app, _options, done) => {
  app.options('/sdk/v1/*', { config: { access: 'public' }, schema: { hide: true } }, (_request, reply) =>
    reply.code(204).headers(preflight).send(),
  );
  done();
};

/** Lets the page that asks read the answer, a refusal too: who may not have the answer is refused, not left blind. */
export function pageHeaders(origin: string | undefined): Readonly<Record<string, string>> {
  if (origin === undefined || !isVisible.test(origin)) return {};
  return {
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'ETag, Guidon-Protocol, Retry-After',
    vary: 'Origin',
  };
}

/** Nothing that could become a header of its own. */
const isVisible = /^[\x21-\x7e]+$/;
