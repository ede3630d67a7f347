import helmet from '@fastify/helmet';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyPluginAsync } from 'fastify';
import { openToAll } from './access.js';

/** Nothing comes from elsewhere, and no page of others shows ours. */
const own = { fontSrc: ["'self'", 'data:'], styleSrc: ["'self'", "'unsafe-inline'"], frameAncestors: ["'none'"] };

/** What needs no token: the API's description, as a document and as pages. */
export function docsRoutes(): FastifyPluginAsync {
  return async (app) => {
    const hidden = { config: { access: 'public' as const }, schema: { hide: true } };
    app.get('/openapi.json', hidden, () => app.swagger());
    await app.register(helmet, {
      contentSecurityPolicy: { directives: { ...own, upgradeInsecureRequests: null } },
      frameguard: { action: 'deny' },
      hsts: false,
    });
    openToAll(app);
    await app.register(swaggerUi, {
      routePrefix: '/docs',
      theme: {
        title: 'Guidon API',
        css: [{ filename: 'guidon.css', content: '.swagger-ui .topbar { display: none }' }],
      },
      uiConfig: { deepLinking: true, displayRequestDuration: true },
    });
  };
}
