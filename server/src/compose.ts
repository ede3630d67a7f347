import type { FastifyInstance } from 'fastify';
import { buildApp } from './app.js';
import { type ChangeFeed, inProcessChangeFeed } from './changes/change-feed.js';
import { type ChangeTransaction, createChangeWriter } from './changes/changes.service.js';
import { redisChangeFeed } from './changes/redis-change-feed.js';
import { accountJobs, composeAccounts } from './compose-accounts.js';
import { composeDelivery } from './compose-delivery.js';
import { composeReleases, onArchived, onHeldEdit, type Releases } from './compose-releases.js';
import { composeWebhooks, webhookJobs } from './compose-webhooks.js';
import type { Config } from './config.js';
import { type Database, openDatabase } from './database/database.js';
import { createReplica, type ReadAside } from './database/replica.js';
import { auditRoutes } from './features/audit/audit.routes.js';
import { createAuditExports } from './features/audit/audit-export.service.js';
import { createApplier } from './features/change-requests/change-request.apply.js';
import type { RequestRow } from './features/change-requests/change-requests.model.js';
import { changeRequestRoutes } from './features/change-requests/change-requests.routes.js';
import { createChangeRequestsService } from './features/change-requests/change-requests.service.js';
import { codeUseRoutes } from './features/code-uses/code-uses.routes.js';
import { createCodeUsesService } from './features/code-uses/code-uses.service.js';
import { countUses } from './features/code-uses/code-uses.store.js';
import { environmentRoutes } from './features/environments/environments.routes.js';
import { createEnvironmentsService } from './features/environments/environments.service.js';
import { insertEnvironments } from './features/environments/environments.store.js';
import { applyApproved, type Proposal, proposeChange } from './features/flags/config.proposal.js';
import { makePlanned, type Parts, planChange } from './features/flags/config.schedule.js';
import { configRoutes } from './features/flags/configs.routes.js';
import { createConfigsService } from './features/flags/configs.service.js';
import { insertDefaultConfigs } from './features/flags/configs.store.js';
import { createFlagArchiveService } from './features/flags/flag-archive.service.js';
import { createLifecycleReader } from './features/flags/flag-lifecycle.service.js';
import { createFlagListService } from './features/flags/flag-list.service.js';
import { flagRoutes } from './features/flags/flags.routes.js';
import { createFlagsService } from './features/flags/flags.service.js';
import { reachRoutes } from './features/flags/reach.routes.js';
import { createReachService } from './features/flags/reach.service.js';
import { verbRoutes } from './features/flags/verbs.routes.js';
import { keepAnswers } from './features/idempotency/idempotency.hooks.js';
import { liveRoutes } from './features/live/live.routes.js';
import { createLiveService } from './features/live/live.service.js';
import { memberRoutes } from './features/members/members.routes.js';
import { createMembersService } from './features/members/members.service.js';
import { projectRoutes } from './features/projects/projects.routes.js';
import { createProjectsService } from './features/projects/projects.service.js';
import { readStandings } from './features/releases/release.standing.store.js';
import { createSchedules } from './features/scheduled-changes/scheduled-change.apply.js';
import { scheduledChangeRoutes } from './features/scheduled-changes/scheduled-changes.routes.js';
import { createScheduledChangesService } from './features/scheduled-changes/scheduled-changes.service.js';
import type { ScheduleRow } from './features/scheduled-changes/scheduled-changes.store.js';
import { segmentRoutes } from './features/segments/segments.routes.js';
import { createSegmentsService } from './features/segments/segments.service.js';
import { readSegments } from './features/segments/segments.store.js';
import { rulesetRoutes } from './features/snapshots/ruleset.routes.js';
import { readSnapshot } from './features/snapshots/snapshot.store.js';
import { sampleReader } from './features/telemetry/samples.service.js';
import { createUsageReader } from './features/telemetry/usage.service.js';
import { readAsked } from './features/telemetry/usage.store.js';
import { createTokenAuth } from './features/tokens/tokens.auth.js';
import { tokenRoutes } from './features/tokens/tokens.routes.js';
import { createTokensService } from './features/tokens/tokens.service.js';
import { closeApp } from './http/answers.js';
import type { Caller } from './http/caller.js';
import type { ConnectionLimits } from './http/connection-limits.js';
import { createDashboard, dashboardFolder } from './http/dashboard.js';
import { docsRoutes } from './http/docs.js';
import type { Logger } from './logging.js';
import type { ResolveHost } from './outbound/target.js';
import type { Redis } from './redis/redis.js';
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

/** The one place that knows every feature. */
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
  const jobs = [...accountJobs, ...webhookJobs];
  const delivery = composeDelivery({ config, database, readAside, changes, redis, world, logger, release, jobs });
  const { resolveHost } = options;
  const webhooks = composeWebhooks({ config, database, feed: changes, world, logger, release, resolveHost });
  const authenticate = { account: accounts.authenticate, 'sdk-key': delivery.authenticate };

  const dashboard = createDashboard(options.dashboardDir ?? dashboardFolder(import.meta.url));

  const app = await buildApp({
    logger,
    release,
    trustProxy: config.trustProxy,
    authenticate,
    publicUrl: config.publicUrl,
    deadlineMs: deadlineMs + 100,
    connectionLimits: options.connectionLimits,
    showsPage: dashboard.answers,
  });
  keepAnswers(app, database.sql);
  if (replica !== undefined) tellOfWrites(app, changes);
  delivery.register(app);
  accounts.register(app);
  webhooks.register(app);
  app.register(docsRoutes());
  app.register(dashboard.routes);
  const { startDue, releases } = registerRest(app, { database, readAside, feed: changes, world, logger });
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

  return {
    app,
    start: async () => {
      replica?.start();
      cancelApplying = startDue();
      const warming = Promise.all([delivery.start(), accounts.checkSecrets(), webhooks.checkSecrets(), redis?.start()]);
      webhooks.start();
      const address = await app.listen({ host: config.host, port: config.port });
      await warming;
      return address;
    },
    announceDrain: delivery.announceDrain,
    stop: async (withinMs = 5_000) => {
      cancelApplying();
      releases.close();
      delivery.drain(withinMs * drainShare);
      live.close();
      await closeApp(app);
      await webhooks.close();
      delivery.close();
      await replica?.close();
      await changes.close();
      redis?.close();
      await database.close();
    },
  };
}

/** Its code is read where there is one. */
async function connectRedis(
  url: string | undefined,
  deps: { readonly world: World; readonly logger: Logger },
): Promise<Redis | undefined> {
  if (url === undefined) return undefined;
  const { openRedis } = await import('./redis/redis.js');
  return openRedis({ url, ...deps });
}

interface ReplicaDeps {
  readonly config: Config;
  readonly database: Database;
  readonly changes: ChangeFeed;
  readonly redis: Redis | undefined;
  readonly world: World;
  readonly logger: Logger;
}

/** Without Redis there is one node, which knows by itself what was written. */
function openReplica({ config, database, changes, redis, world, logger }: ReplicaDeps) {
  if (config.replicaUrl === undefined) return undefined;
  const standby = openDatabase({ url: config.replicaUrl });
  const isTold = () => redis === undefined || redis.isUp;
  const replica = createReplica({ primary: database.sql, replica: standby.sql, world, logger, isTold });
  const cancel = changes.subscribe(() => replica.wrote());
  return {
    ...replica,
    close: async () => {
      cancel();
      replica.close();
      await standby.close();
    },
  };
}

/** Before it is answered: whoever asks next, here or on another node, sees what was written. */
function tellOfWrites(app: FastifyInstance, feed: ChangeFeed): void {
  app.addHook('onSend', (request, _reply, payload, done) => {
    const isReading = ['GET', 'HEAD', 'OPTIONS'].includes(request.method) || request.url.startsWith('/sdk/');
    if (!isReading) feed.publish({ kind: 'written', environmentId: 0 });
    done(null, payload);
  });
}

interface RestDeps {
  readonly database: Database;
  readonly readAside: ReadAside;
  readonly feed: ChangeFeed;
  readonly world: World;
  readonly logger: Logger;
}

interface Rest {
  /** Does from now on what is due by itself. */
  readonly startDue: () => Cancel;
  readonly releases: Releases;
}

function registerRest(app: FastifyInstance, { database, readAside, feed, world, logger }: RestDeps): Rest {
  const { sql } = database;
  const changes = createChangeWriter(database, feed);
  const projects = createProjectsService({
    sql,
    changes,
    addEnvironments: ({ sql: inside, later }, projectId, keys) => later(insertEnvironments(inside, projectId, keys)),
  });
  const findProjectId = projects.findId;
  const environments = createEnvironmentsService({
    sql,
    changes,
    findProjectId,
    addConfigs: insertDefaultConfigs,
    readSegments,
  });
  const configs = createConfigsService({ sql, changes, now: world.date, onHeldEdit });
  app.register(projectRoutes(projects));
  app.register(environmentRoutes(environments));
  app.register(
    flagRoutes({
      flags: createFlagsService({ sql, changes }),
      list: createFlagListService({
        sql,
        readAside,
        findProjectId,
        readUsage: createUsageReader({ readAside, world }),
        lifecycles: createLifecycleReader({
          readReleases: (flagIds) => readStandings(sql, flagIds),
          readAsked: (projectId, flags) => readAsked(sql, projectId, flags),
        }),
        countUses: (projectId, flagIds) => countUses(sql, projectId, flagIds),
      }),
      archive: createFlagArchiveService(changes, onArchived),
    }),
  );
  app.register(configRoutes(configs));
  app.register(verbRoutes(configs));
  app.register(rulesetRoutes(sql));
  app.register(
    reachRoutes(
      createReachService({ sql, world, readAround: (id) => readSnapshot(sql, id), readSamples: sampleReader(sql) }),
    ),
  );
  app.register(codeUseRoutes(createCodeUsesService({ database, findProjectId })));
  app.register(segmentRoutes(createSegmentsService({ sql, changes, findProjectId })));
  app.register(auditRoutes(readAside, createAuditExports({ sql, world })));
  const applier = createApplier({ changes, world, logger, applyTo });
  app.register(
    changeRequestRoutes(
      createChangeRequestsService({ sql, changes, applier, now: world.date, propose: proposeChange }),
    ),
  );
  const schedules = createSchedules({ changes, world, logger, make: makeScheduled });
  app.register(scheduledChangeRoutes(createScheduledChangesService({ sql, changes, plan: planChange })));
  const releases = composeReleases({ sql, changes, feed, world, logger });
  releases.register(app);
  return { startDue: () => startAll([applier.start, schedules.start, releases.start]), releases };
}

function startAll(starts: readonly (() => Cancel)[]): Cancel {
  const cancels = starts.map((start) => start());
  return () => {
    for (const cancel of cancels) cancel();
  };
}

function makeScheduled(transaction: ChangeTransaction, caller: Caller, row: ScheduleRow) {
  // As the flags themselves planned them.
  const parts = { base: row.base as Parts, settings: row.settings as Parts };
  return makePlanned(transaction, caller, { path: row, baseRevision: row.baseRevision, ...parts }, onHeldEdit);
}

function applyTo(transaction: ChangeTransaction, caller: Caller, request: RequestRow): Promise<void> {
  // As the flags themselves proposed it.
  const after = request.after as unknown as Proposal['after'];
  return applyApproved(transaction, caller, { path: request, revision: request.baseRevision, after }, onHeldEdit);
}
