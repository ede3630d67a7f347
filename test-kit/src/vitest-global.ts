import { clusterVariable, startCluster } from './cluster.js';

/** Vitest calls this once, before it starts the processes that run the tests. */
export default async function setup(): Promise<() => Promise<void>> {
  const cluster = await startCluster();
  process.env[clusterVariable] = cluster.url;
  return async () => {
    delete process.env[clusterVariable];
    await cluster.stop();
  };
}
