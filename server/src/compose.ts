import type { FastifyInstance } from 'fastify';
import { buildApp } from './app.js';
import type { Config } from './config.js';
import { openDatabase } from './database.js';
import { GuidonError } from './errors.js';
import { inProcessChangeFeed } from './features/changes/change-feed.js';
import { createTokenAuth } from './features/tokens/tokens.auth.js';
import { tokenRoutes } from './features/tokens/tokens.routes.js';
import { createTokensService } from './features/tokens/tokens.service.js';
import { docsRoutes } from './http/docs.js';
import type { Logger } from './logging.js';
import { realWorld, type World } from './world.js';

export interface GuidonOptions {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly logger: Logger;
  readonly release: string;
  readonly world?: World;
  /** Within which the database must answer a request. */
  readonly deadlineMs?: number;
}

export interface Guidon {
  readonly app: FastifyInstance;
  /** Listens, and says where. */
  start(): Promise<string>;
  /** Ends what is under way, then every connection. */
  stop(): Promise<void>;
}

/** The one place that knows every feature. */
export async function compose(options: GuidonOptions): Promise<Guidon> {
  const { config, logger, release, world = realWorld(), deadlineMs = 1_800 } = options;
  const database = openDatabase({ url: options.databaseUrl, deadlineMs });
  const changes = inProcessChangeFeed();
  const tokenAuth = createTokenAuth({ sql: database.sql, world, adminToken: config.adminToken });
  const authenticate = {
    token: tokenAuth.authenticate,
    'sdk-key': () => Promise.reject(new GuidonError('unauthenticated', 'SDK keys are not served yet.')),
  };

  const app = await buildApp({
    logger,
    release,
    trustProxy: config.trustProxy,
    authenticate,
    deadlineMs: deadlineMs + 100,
  });
  app.register(docsRoutes());
  app.register(tokenRoutes(createTokensService({ database, forget: tokenAuth.forget, now: world.date })));

  return {
    app,
    start: () => app.listen({ host: config.host, port: config.port }),
    stop: async () => {
      await app.close();
      await changes.close();
      await database.close();
    },
  };
}
