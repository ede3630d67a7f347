import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import serveFiles from '@fastify/static';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import { openToAll } from './access.js';

/** Nothing comes from elsewhere, no script stands in the page, and no page of others shows ours. Mantine writes styles. */
const contentPolicy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

const fileHeaders = { 'x-content-type-options': 'nosniff', 'cross-origin-resource-policy': 'same-origin' };

const pageHeaders = {
  ...fileHeaders,
  'content-security-policy': contentPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'referrer-policy': 'same-origin',
  'x-frame-options': 'DENY',
  // What it names changes with every release; what it names is kept for ever.
  'cache-control': 'no-cache',
};

/** What is never a page, whatever the caller would like to see. */
const notPages = /^\/(api|sdk|docs|health|metrics|assets|openapi\.json)(\/|$)/;

export interface Dashboard {
  readonly routes: FastifyPluginAsync;
  /** Answers what no route does, where a person asks for it: which pages there are, the dashboard itself knows. */
  answers(request: FastifyRequest, reply: FastifyReply): boolean;
}

/** Where the build of this repository leaves it: as far from the server's sources as from its bundle. */
export function dashboardFolder(fromServer: string): string {
  return fileURLToPath(new URL('../../dashboard/dist', fromServer));
}

export function createDashboard(folder: string): Dashboard {
  const index = join(folder, 'index.html');
  const page = existsSync(index) ? readFileSync(index) : undefined;
  const send = (reply: FastifyReply) =>
    reply.code(200).headers(pageHeaders).type('text/html; charset=utf-8').send(page);
  return {
    routes: async (app) => {
      openToAll(app);
      app.get('/', { schema: { hide: true } }, (_request, reply) =>
        page === undefined ? reply.redirect('/docs') : send(reply),
      );
      if (page === undefined) return;
      await app.register(serveFiles, {
        root: join(folder, 'assets'),
        prefix: '/assets/',
        schemaHide: true,
        decorateReply: false,
        index: false,
        preCompressed: true,
        immutable: true,
        maxAge: '365d',
        setHeaders: (reply) => void reply.headers(fileHeaders),
      });
    },
    answers: (request, reply) => {
      if (page === undefined || !isForPage(request)) return false;
      send(reply);
      return true;
    },
  };
}

function isForPage({ method, url, headers }: FastifyRequest): boolean {
  const isRead = method === 'GET' || method === 'HEAD';
  return isRead && headers.accept?.includes('text/html') === true && !notPages.test(url.split('?', 1)[0] ?? '');
}
