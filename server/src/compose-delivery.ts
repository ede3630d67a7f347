import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { ChangeFeed } from './changes/change-feed.js';
import { changesExpiry } from './changes/changes.expiry.js';
import { snapshotSource } from './compose-nodes.js';
import type { Config } from './config.js';
import type { Database } from './database/database.js';
import type { ReadAside } from './database/replica.js';
import { evaluationRoutes } from './features/evaluations/evaluations.routes.js';
import { createEvaluationsService } from './features/evaluations/evaluations.service.js';
import { promptChecks, readinessMachine, sharedChecks } from './features/health/health.checks.js';
import {
  databaseDependency,
  migrationsDependency,
  redisDependency,
  snapshotsDependency,
} from './features/health/health.dependencies.js';
import { healthRoutes } from './features/health/health.routes.js';
import { metricsRoutes } from './features/metrics/metrics.routes.js';
import { measureProcess } from './features/metrics/process.metrics.js';
import { measureRedis } from './features/metrics/redis.metrics.js';
import { measureDurations, requestCounts } from './features/metrics/request.metrics.js';
import { callerOf, createSdkKeyAuth } from './features/sdk-keys/sdk-key.auth.js';
import { createSdkKeyCache } from './features/sdk-keys/sdk-key.cache.js';
import { sdkKeyRoutes } from './features/sdk-keys/sdk-keys.routes.js';
import { createSdkKeysService } from './features/sdk-keys/sdk-keys.service.js';
import type { SnapshotListener } from './features/snapshots/environment-follower.js';
import type { EnvironmentState } from './features/snapshots/environment-state.js';
import { snapshotMetrics } from './features/snapshots/snapshot.metrics.js';
import { snapshotReads } from './features/snapshots/snapshot.reads.js';
import { snapshotRoutes } from './features/snapshots/snapshot.routes.js';
import { createSnapshotService } from './features/snapshots/snapshot.service.js';
import { readPatchesNaming } from './features/snapshots/snapshot.store.js';
import { admission } from './features/streams/stream.admission.js';
import { sharedAllotment } from './features/streams/stream.allotment.js';
import { fitsFrame, patchFrame } from './features/streams/stream.frame.js';
import { measureAllotment, streamMetrics } from './features/streams/stream.metrics.js';
import { streamRoutes } from './features/streams/stream.routes.js';
import { createStreamService } from './features/streams/stream.service.js';
import { instanceRoutes } from './features/telemetry/instances.routes.js';
import { samplesExpiry } from './features/telemetry/samples.expiry.js';
import { telemetryExpiry } from './features/telemetry/telemetry.expiry.js';
import { telemetryRoutes } from './features/telemetry/telemetry.routes.js';
import { createTelemetryService } from './features/telemetry/telemetry.service.js';
import { finishAnswers } from './http/answers.js';
import { preflightRoutes } from './http/cors.js';
import { isAllowedOrigin } from './http/origins.js';
import { type Job, startJobs } from './jobs.js';
import type { Logger } from './logging.js';
import type { Redis } from './redis/redis.js';
import type { World } from './world.js';

export interface DeliveryDeps {
  readonly config: Config;
  readonly database: Database;
  readonly readAside: ReadAside;
  readonly changes: ChangeFeed;
  readonly redis: Redis | undefined;
  readonly world: World;
  readonly logger: Logger;
  readonly release: string;
  readonly registry: Registry;
  /** Those of other features, run with its own. */
  readonly jobs?: readonly Job[];
}

/** The half of the composition that brings changes from Postgres to SDKs, and says how it is. */
export function composeDelivery(deps: DeliveryDeps) {
  const { config, database, readAside, changes, redis, world, logger, release, registry, jobs = [] } = deps;
  const { sql, quick } = database;
  const reads = snapshotReads(sql, quick);
  const streamCounts = streamMetrics(registry);
  const { ratePerS } = config.streams;
  const shared = redis && sharedAllotment({ redis, world, ratePerS });
  const allotment = shared ?? { perSecond: ratePerS };
  const gate = admission(config.streams, allotment, world);
  const readiness = readinessMachine();
  let isStopping = false;
  let isDraining = false;
  const announceDrain = () => {
    isDraining = true;
    readiness.drain();
  };

  const listener: SnapshotListener = {
    changed: (environmentId, frames) => streams.changed(environmentId, frames),
    changedForClients: (environmentId, applied) => streams.changedForClients(environmentId, applied),
    rebuilt: (environmentId, options) => streams.rebuilt(environmentId, options),
    rebuiltForClients: (environmentId, options) => streams.rebuiltForClients(environmentId, options),
    removed: (environmentId) => {
      streams.removed(environmentId);
      keys.forget(environmentId);
    },
    looked: (heads) => {
      for (const { id, keysRevision } of heads) keys.revisionSeen(id, keysRevision);
      streams.looked();
    },
  };
  const snapshots = createSnapshotService({
    reads,
    readPatchesNaming: (environmentId, keys) => readPatchesNaming(sql, environmentId, keys),
    source: snapshotSource({ config, reads, redis, world, logger, registry }),
    world,
    logger,
    listener,
    feed: changes,
    metrics: snapshotMetrics(registry, {
      environments: () => [...snapshots.all()].length,
      setAside: () => [...snapshots.all()].reduce((sum, state) => sum + setAsideIn(state), 0),
    }),
    framePatch: (id, patch) => {
      const frame = patchFrame(id, patch);
      return fitsFrame(frame) ? frame : undefined;
    },
  });
  const streams = createStreamService({
    world,
    metrics: streamCounts,
    stateOf: (environmentId) => snapshots.held(environmentId),
    recall: snapshots.recall,
    onGone: ({ keyId }) => gate.leave(keyId),
    ratePerS,
  });
  const keys = createSdkKeyCache({
    sql: quick,
    world,
    onRevoked: streams.revoked,
    onNarrowed: ({ id, allowedOrigins }) => streams.narrowed(id, (origin) => isAllowedOrigin(allowedOrigins, origin)),
  });
  const cancelKeys = changes.subscribe((news) => {
    if (news.kind === 'keys') keys.load(news.environmentId).catch(() => {});
  });

  const dependencies = [
    databaseDependency(quick),
    migrationsDependency(quick),
    snapshotsDependency(() => snapshots.isWarm),
    ...(redis === undefined ? [] : [redisDependency(redis)]),
  ];
  const checks = sharedChecks(dependencies, world);
  const probed = promptChecks(checks, world);
  const evaluations = createEvaluationsService({
    held: snapshots.held,
    use: snapshots.use,
    lookAt: snapshots.lookAt,
    ask: (environmentId, id) => snapshots.ask(environmentId, 'server', id),
  });
  const telemetry = createTelemetryService({ sql, readAside, world });
  let cancelJobs = () => {};
  let cancelMeasuring = () => {};
  let cancelAllotting: (() => void) | undefined;

  return {
    authenticate: createSdkKeyAuth(keys),

    register: (app: FastifyInstance) => {
      finishAnswers(app, { isDraining: () => isDraining, countOf: requestCounts(registry) });
      measureDurations(app, registry);
      measureAllotment(registry, allotment);
      if (redis !== undefined) measureRedis(registry, redis);
      app.register(preflightRoutes);
      app.register(healthRoutes({ checks, promptChecks: probed, judge: readiness.judge, release }));
      app.register(metricsRoutes(registry));
      app.register(sdkKeyRoutes(createSdkKeysService({ database, feed: changes, reload: keys.load })));
      app.register(snapshotRoutes({ snapshots, callerOf }));
      app.register(
        streamRoutes({
          streams,
          admission: gate,
          metrics: streamCounts,
          callerOf,
          use: snapshots.use,
          isDraining: () => isStopping,
        }),
      );
      app.register(evaluationRoutes({ evaluations, callerOf }));
      app.register(telemetryRoutes({ telemetry, callerOf }));
      app.register(instanceRoutes(sql));
    },

    /** Answers when what SDKs hold keys to is in memory, or Postgres could not be asked for it. */
    start: async () => {
      cancelMeasuring = measureProcess(registry, release);
      cancelJobs = startJobs([changesExpiry, telemetryExpiry, samplesExpiry, ...jobs], { database, world, logger });
      cancelAllotting = shared?.start(gate.demand);
      streams.start();
      await snapshots.start();
      // A node that nobody has asked yet is to stay ready, too, when its database goes.
      readiness.judge(await probed());
    },

    announceDrain,

    /** Sends the streams elsewhere; they end over the time given. */
    drain: (withinMs: number) => {
      announceDrain();
      isStopping = true;
      streams.drain(withinMs);
    },

    close: () => {
      cancelJobs();
      cancelMeasuring();
      cancelAllotting?.();
      cancelKeys();
      snapshots.close();
      streams.close();
    },
  };
}

/** One flag may have several things wrong with it. */
function setAsideIn({ problems }: Pick<EnvironmentState, 'problems'>): number {
  return new Set(problems.map(({ kind, key }) => `${kind} ${key}`)).size;
}
