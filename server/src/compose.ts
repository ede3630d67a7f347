import type { FastifyInstance } from 'fastify';
import { Registry } from 'prom-client';
import { buildApp } from './app.js';
import { inProcessChangeFeed } from './changes/change-feed.js';
import { redisChangeFeed } from './changes/redis-change-feed.js';
import { accountJobs, composeAccounts } from './compose-accounts.js';
import { composeDelivery } from './compose-delivery.js';
import { connectRedis, openReplica, tellOfWrites } from './compose-nodes.js';
import { composeRest } from './compose-rest.js';
import { composeWebhooks, webhookJobs } from './compose-webhooks.js';
import type { Config } from './config.js';
import { openDatabase } from './database/database.js';
import type { ReadAside } from './database/replica.js';
import { keepAnswers } from './features/idempotency/idempotency.hooks.js';
import { liveRoutes } from './features/live/live.routes.js';
import { createLiveService } from './features/live/live.service.js';
import { memberRoutes } from './features/members/members.routes.js';
import { createMembersService } from './features/members/members.service.js';
import { createTokenAuth } from './features/tokens/tokens.auth.js';
import { tokenRoutes } from './features/tokens/tokens.routes.js';
import { createTokensService } from './features/tokens/tokens.service.js';
import type { ConnectionLimits } from './http/connection-limits.js';
import { createDashboard, dashboardFolder } from './http/dashboard.js';
import { docsRoutes } from './http/docs.js';
import { closeApp, doorOf } from './http/door.js';
import { createValidation, type Validation } from './http/validation.js';
import type { Logger } from './logging.js';
import type { ResolveHost } from './outbound/target.js';
import { type Cancel, realWorld, type World } from './world.js';

export interface GuidonOptions {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly logger: Logger;
  readonly release: string;
  readonly world?: World;
  /** Within which the database must answer a request. */
  readonly deadlineMs?: number;
  readonly connectionLimits?: ConnectionLimits | undefined;
  /** How hosts of webhooks are found. */
  readonly resolveHost?: ResolveHost | undefined;
  /** Where the built dashboard lies. */
  readonly dashboardDir?: string | undefined;
}

export interface Guidon {
  readonly app: FastifyInstance;
  /** Listens, and says where. */
  start(): Promise<string>;
  /** Readiness turns 503; everything is still served. */
  announceDrain(): void;
  /** Takes no more connections, lets end what is under way, sends streams elsewhere over the time given. */
  stop(withinMs?: number): Promise<void>;
}

/** Streams leave over this part of the time; the rest is for those that are slow to go. */
const drainShare = 0.7;

/** A thousand clients that come back in a second are more than the 511 for which Node leaves room; the system's limit holds, too. */
const waitingConnections = 4_096;

/** How long a node waits for its warmth before it listens all the same. */
const warmFirstMs = 3_000;
const compilePeriodMs = 20;

/** With its parts beside it the one place that knows every feature. */
export async function compose(options: GuidonOptions): Promise<Guidon> {
  const { config, logger, release, world = realWorld(), deadlineMs = 1_800 } = options;
  const database = openDatabase({ url: options.databaseUrl, deadlineMs });
  const redis = await connectRedis(config.redisUrl, { world, logger });
  const changes = redis === undefined ? inProcessChangeFeed() : redisChangeFeed(redis);
  const replica = openReplica({ config, database, changes, redis, world, logger });
  const readAside: ReadAside = replica?.read ?? ((read) => read(database.sql));
  const tokenAuth = createTokenAuth({ sql: database.sql, world, adminToken: config.adminToken });
  const accounts = composeAccounts({
    config,
    database,
    redis,
    world,
    authenticateToken: tokenAuth.authenticate,
    forgetTokens: tokenAuth.forgetAll,
  });
  const registry = new Registry();
  const jobs = [...accountJobs, ...webhookJobs];
  const common = { config, database, world, logger, release, registry };
  const delivery = composeDelivery({ ...common, readAside, changes, redis, jobs });
  const webhooks = composeWebhooks({ ...common, feed: changes, resolveHost: options.resolveHost });
  const authenticate = { account: accounts.authenticate, 'sdk-key': delivery.authenticate };

  const dashboard = createDashboard(options.dashboardDir ?? dashboardFolder(import.meta.url));

  const validation = createValidation();
  const app = await buildApp({
    logger,
    release,
    validation,
    trustProxy: config.trustProxy,
    authenticate,
    publicUrl: config.publicUrl,
    deadlineMs: deadlineMs + 100,
    connectionLimits: options.connectionLimits,
    showsPage: dashboard.answers,
  });
  const door = doorOf(app.server);
  keepAnswers(app, database.sql);
  if (replica !== undefined) tellOfWrites(app, changes);
  delivery.register(app);
  accounts.register(app);
  webhooks.register(app);
  app.register(docsRoutes());
  app.register(dashboard.routes);
  const { startDue, releases } = composeRest(app, { database, readAside, feed: changes, world, logger, registry });
  const live = createLiveService({
    sql: database.sql,
    world,
    feed: changes,
    logger,
    recheck: async (request) => {
      request.isRecheck = true;
      await authenticate.account(request);
      return request.account;
    },
  });
  app.register(liveRoutes(live));
  app.register(tokenRoutes(createTokensService({ database, forget: tokenAuth.forget, now: world.date })));
  app.register(memberRoutes(createMembersService({ database, rolesChanged: accounts.rolesChanged, now: world.date })));

  let cancelApplying = () => {};
  let cancelCompiling = () => {};

  /** Redis first, which takes a second at most: what others have read need not be asked of Postgres. */
  async function warmUp(): Promise<void> {
    await redis?.start();
    await Promise.all([delivery.start(), accounts.checkSecrets(), webhooks.checkSecrets()]);
  }

  return {
    app,
    start: async () => {
      replica?.start();
      cancelApplying = startDue();
      const warming = warmUp();
      webhooks.start();
      await app.ready();
      // While others answer. Nobody waits for a node among others, but all who ask it once it is there.
      if (redis === undefined) validation.compile('/sdk/');
      else validation.compile('/');
      // Load balancers that do not probe send requests to whoever listens. A node that cannot warm up has to say so, though.
      await Promise.race([warming, new Promise((resolve) => world.after(warmFirstMs, () => resolve(undefined)))]);
      const address = await app.listen({ host: config.host, port: config.port, backlog: waitingConnections });
      await warming;
      cancelCompiling = compileMeanwhile(validation, world);
      return address;
    },
    announceDrain: delivery.announceDrain,
    stop: async (withinMs = 5_000) => {
      cancelApplying();
      cancelCompiling();
      releases.close();
      delivery.drain(withinMs * drainShare);
      live.close();
      await closeApp(app, door);
      await webhooks.close();
      delivery.close();
      await replica?.close();
      await changes.close();
      redis?.close();
      await database.close();
    },
  };
}

/** A few milliseconds now and then. */
function compileMeanwhile(validation: Validation, world: World): Cancel {
  const cancel = world.every(compilePeriodMs, () => {
    if (!validation.compileNext()) cancel();
  });
  return cancel;
}
