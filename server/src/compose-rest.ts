import type { FastifyInstance } from 'fastify';
import type { Registry } from 'prom-client';
import type { ChangeFeed } from './changes/change-feed.js';
import { type ChangeTransaction, createChangeWriter } from './changes/changes.service.js';
import { composeReleases, onArchived, onHeldEdit, type Releases } from './compose-releases.js';
import type { Database } from './database/database.js';
import type { ReadAside } from './database/replica.js';
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
import type { Caller } from './http/caller.js';
import type { Logger } from './logging.js';
import type { Cancel, World } from './world.js';

interface RestDeps {
  readonly database: Database;
  readonly readAside: ReadAside;
  readonly feed: ChangeFeed;
  readonly world: World;
  readonly logger: Logger;
  readonly registry: Registry;
}

interface Rest {
  /** Does from now on what is due by itself. */
  readonly startDue: () => Cancel;
  readonly releases: Releases;
}

/** What people and scripts do with projects and what is in them, over REST. */
export function composeRest(
  app: FastifyInstance,
  { database, readAside, feed, world, logger, registry }: RestDeps,
): Rest {
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
  const releases = composeReleases({ sql, changes, feed, world, logger, registry });
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
