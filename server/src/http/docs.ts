import helmet from '@fastify/helmet';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyPluginAsync } from 'fastify';
import { openToAll } from './access.js';

/** What needs no token: the API's description, as a document and as pages. */
export function docsRoutes(): FastifyPluginAsync {
  return async (app) => {
    const hidden = { config: { access: 'public' as const }, schema: { hide: true } };
    app.get('/', hidden, (_request, reply) => reply.redirect('/docs'));
    app.get('/openapi.json', hidden, () => app.swagger());
    await app.register(helmet, {
      contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } },
      hsts: false,
    });
    openToAll(app);
    await app.register(swaggerUi, {
      routePrefix: '/docs',
      uiConfig: { deepLinking: true, displayRequestDuration: true },
    });
  };
}
