import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { ChangeFeed } from './changes/change-feed.js';
import type { ChangeWriter } from './changes/changes.service.js';
import type { Sql } from './database/database.js';
import { writeHeld } from './features/flags/config.held.js';
import type { OnArchived, OnHeldEdit } from './features/flags/config.watch.js';
import { readConfig, readConfigs } from './features/flags/configs.store.js';
import { abortArchived, stopForEdit } from './features/releases/release.hooks.js';
import { releaseMetrics } from './features/releases/release.metrics.js';
import { createPlanMaker } from './features/releases/release.plans.js';
import { createPlanPreviewer } from './features/releases/release.preview.js';
import { createReleaseScheduler } from './features/releases/release.scheduler.js';
import { createReleaseWaiting } from './features/releases/release.wait.js';
import { releaseListRoutes } from './features/releases/release-lists.routes.js';
import { createReleaseLists } from './features/releases/release-lists.service.js';
import { releasePreviewRoutes } from './features/releases/release-preview.routes.js';
import type { FlagPorts } from './features/releases/releases.ports.js';
import { releaseRoutes } from './features/releases/releases.routes.js';
import { releaseSchemas } from './features/releases/releases.schema.js';
import { createReleasesService } from './features/releases/releases.service.js';
import { releaseTemplateRoutes } from './features/releases/templates/release-templates.routes.js';
import { createTemplatesService } from './features/releases/templates/release-templates.service.js';
import { sampleReader } from './features/telemetry/samples.service.js';
import type { Logger } from './logging.js';
import type { Cancel, World } from './world.js';

export interface ReleasesParts {
  readonly sql: Sql;
  readonly changes: ChangeWriter;
  readonly feed: ChangeFeed;
  readonly world: World;
  readonly logger: Logger;
  readonly registry: Registry;
}

export interface Releases {
  register(app: FastifyInstance): void;
  /** Advances what is due from now on. */
  start(): Cancel;
  /** Answers whoever waits for a release. */
  close(): void;
}

/** What flags tell releases, in the transactions of their own edits. */
export const onHeldEdit: OnHeldEdit = stopForEdit;
export const onArchived: OnArchived = abortArchived;

export const flagPorts: FlagPorts = { readFlag: readConfig, readFlags: readConfigs, writeFlags: writeHeld };

export function composeReleases({ sql, changes, feed, world, logger, registry }: ReleasesParts): Releases {
  const waiting = createReleaseWaiting({ world, feed });
  const plans = createPlanMaker({ readSamples: sampleReader(sql) });
  const releases = createReleasesService({ sql, changes, flags: flagPorts, plans, waiting });
  const scheduler = createReleaseScheduler({
    sql,
    changes,
    flags: flagPorts,
    world,
    logger,
    metrics: releaseMetrics(registry),
  });
  return {
    register: (app) => {
      for (const schema of releaseSchemas) app.addSchema(schema);
      app.register(releaseRoutes(releases));
      app.register(releaseListRoutes({ lists: createReleaseLists({ sql, flags: flagPorts }), releases }));
      app.register(releasePreviewRoutes(createPlanPreviewer({ sql, flags: flagPorts, plans })));
      app.register(releaseTemplateRoutes(createTemplatesService({ sql, changes })));
    },
    start: scheduler.start,
    close: waiting.close,
  };
}
