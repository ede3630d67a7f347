import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, letTimePass } from '@guidon/test-kit';
import { test as base } from '@playwright/test';
import postgres from 'postgres';
import { type Admin, adminOf } from './admin.js';
import { type FirstStart, readFirstStart } from './first-start.js';
import { type Follower, type FollowerOptions, startFollower } from './follower-process.js';
import { type ServerProcess, startServer } from './server-process.js';

export interface House {
  readonly url: string;
  readonly keys: FirstStart;
  readonly admin: Admin;
  /** A path that is gone after the test. */
  path(name: string): string;
  kill(): Promise<void>;
  /** Kills Postgres alone, under the running server. */
  killDatabase(): void;
  /** As if so much time had gone by for the releases: their server is not told, it finds what is due. */
  letTimePass(durationMs: number): Promise<void>;
  stop(): Promise<number | null>;
  restart(): Promise<void>;
  follow(options: Pick<FollowerOptions, 'flag' | 'cacheFile'> & { readonly sdkKey?: string }): Promise<Follower>;
}

/** A server of its own for each test, from its very first start; nothing is left running. */
export const test = base.extend<{ readonly house: House; readonly environment: Readonly<Record<string, string>> }>({
  environment: [{}, { option: true }],
  house: async ({ environment }, use, testInfo) => {
    const options = { dataDir: testInfo.outputPath('data'), port: await freePort(), environment };
    let server: ServerProcess = await startServer(options);
    const keys = readFirstStart(server.output());
    const followers: Follower[] = [];
    await use({
      url: server.url,
      keys,
      admin: adminOf(server.url, keys.token),
      path: (name) => join(testInfo.outputDir, name),
      kill: async () => void (await server.end('SIGKILL')),
      killDatabase: () => process.kill(postmasterOf(options.dataDir).pid, 'SIGKILL'),
      letTimePass: (durationMs) => letTimePassIn(options.dataDir, durationMs),
      stop: () => server.end('SIGTERM'),
      restart: async () => {
        server = await startServer(options);
      },
      follow: async (more) => {
        const follower = await startFollower({ url: server.url, sdkKey: keys.serverKey, ...more });
        followers.push(follower);
        return follower;
      },
    });
    await Promise.all(followers.map((follower) => follower.end('SIGKILL')));
    await server.end('SIGKILL');
  },
});

async function letTimePassIn(dataDir: string, durationMs: number): Promise<void> {
  const password = readFileSync(join(dataDir, 'postgres.password'), 'utf8').trim();
  const sql = postgres({ host: '127.0.0.1', port: postmasterOf(dataDir).port, user: 'postgres', password });
  try {
    await letTimePass(sql, durationMs);
  } finally {
    await sql.end();
  }
}

function postmasterOf(dataDir: string): { readonly pid: number; readonly port: number } {
  const lines = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3]) };
}
