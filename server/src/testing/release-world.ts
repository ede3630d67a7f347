import { aDatabase, letTimePass } from '@guidon/test-kit';
import postgres from 'postgres';
import { Registry } from 'prom-client';
import { inProcessChangeFeed } from '../changes/change-feed.js';
import { createChangeWriter } from '../changes/changes.service.js';
import { flagPorts } from '../compose-releases.js';
import { type Database, openDatabase } from '../database/database.js';
import { releaseMetrics } from '../features/releases/release.metrics.js';
import { createReleaseScheduler, type ReleaseScheduler } from '../features/releases/release.scheduler.js';
import { createLogger } from '../logging.js';
import { realWorld } from '../world.js';
import { aRelease, type ReleaseInHand } from './a-live-release.js';
import { aServer, type TestServer } from './a-server.js';

/** Two nodes on one database that do nothing by themselves: whoever holds them says when each looks. */
export interface ReleaseWorld {
  readonly nodes: readonly TestServer[];
  readonly schedulers: readonly ReleaseScheduler[];
  readonly sql: postgres.Sql;
  letTimePass(durationMs: number): Promise<void>;
  /** As if the machines that the nodes run on were gone in this moment: what they have under way ends where it is. */
  crash(): Promise<void>;
  newRelease(plan: object): Promise<ReleaseInHand>;
  close(): Promise<void>;
}

export async function aReleaseWorld(): Promise<ReleaseWorld> {
  const database = await aDatabase();
  const nodes = [await aServer({ databaseUrl: database.url }), await aServer({ databaseUrl: database.url })] as const;
  const schedulers = [aScheduler(database.url), aScheduler(database.url)];
  const sql = postgres(database.url, { max: 2, onnotice: () => {} });
  return {
    nodes,
    schedulers: schedulers.map(({ scheduler }) => scheduler),
    sql,
    letTimePass: (durationMs) => letTimePass(sql, durationMs),
    crash: async () => {
      await sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name like 'guidon%'`;
    },
    newRelease: (plan) => aRelease(nodes[0], plan),
    close: async () => {
      await sql.end();
      for (const { opened } of schedulers) await opened.close();
      for (const node of nodes) await node.close();
      await database.close();
    },
  };
}

function aScheduler(url: string): { readonly scheduler: ReleaseScheduler; readonly opened: Database } {
  const opened = openDatabase({ url, deadlineMs: 15_000 });
  const logger = createLogger({ level: 'silent', release: 'test', destination: { write: () => {} }, secrets: [] });
  const changes = createChangeWriter(opened, inProcessChangeFeed());
  const parts = {
    sql: opened.sql,
    changes,
    flags: flagPorts,
    world: realWorld(),
    logger,
    metrics: releaseMetrics(new Registry()),
  };
  return { scheduler: createReleaseScheduler(parts), opened };
}
