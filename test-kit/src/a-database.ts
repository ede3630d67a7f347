import { randomBytes } from 'node:crypto';
import { clusterVariable, databaseUrl, templateDatabase } from './cluster.js';
import { executeOn } from './execute-on.js';

export interface TestDatabase {
  readonly url: string;
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** `empty`: no migration has run. Default: migrated. */
  readonly template?: 'migrated' | 'empty';
}

/** A fresh database on the cluster of this test run. */
export async function aDatabase({ template = 'migrated' }: DatabaseOptions = {}): Promise<TestDatabase> {
  const cluster = clusterUrl();
  const name = `test_${randomBytes(8).toString('hex')}`;
  const source = template === 'migrated' ? templateDatabase : 'template0';
  await executeOn(cluster, `create database ${name} template ${source} strategy file_copy`);
  return {
    url: databaseUrl(cluster, name),
    close: () => executeOn(cluster, `drop database if exists ${name} with (force)`),
  };
}

function clusterUrl(): string {
  const url = process.env[clusterVariable];
  if (url === undefined) throw new Error('No test cluster: run this under vitest with test-kit/src/vitest-global.ts.');
  return url;
}
