import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@guidon/embedded-postgres';
import { migrate } from '@guidon/migrations';
import { executeOn } from './execute-on.js';

/** How the test processes find the cluster that the global setup started. */
export const clusterVariable = 'GUIDON_TEST_CLUSTER';

export const templateDatabase = 'template_guidon';

export interface Cluster {
  readonly url: string;
  stop(): Promise<void>;
}

/** A Postgres for a whole test run, with a migrated database to clone. */
export async function startCluster(): Promise<Cluster> {
  const dir = mkdtempSync(join(tmpdir(), 'guidon-cluster-'));
  const postgres = await startEmbeddedPostgres({ dataDir: join(dir, 'postgres'), unsafeFast: true });
  await makeTemplate(postgres.url);
  return {
    url: postgres.url,
    async stop() {
      await postgres.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

export function databaseUrl(clusterUrl: string, name: string): string {
  const url = new URL(clusterUrl);
  url.pathname = `/${name}`;
  return url.href;
}

async function makeTemplate(clusterUrl: string): Promise<void> {
  await executeOn(clusterUrl, `create database ${templateDatabase}`);
  await migrate({ url: databaseUrl(clusterUrl, templateDatabase), direction: 'up' });
}
