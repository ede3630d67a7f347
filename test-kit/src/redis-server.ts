import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { freePort } from '@guidon/embedded-postgres';
import { tempDir } from './temp-dir.js';

export interface TestRedis {
  /** What `REDIS_URL` takes. */
  readonly url: string;
  /** 0 where it listens on a socket of the file system. */
  readonly port: number;
  /** As a power cut does it: what it held is gone. */
  kill(): Promise<void>;
  /** Starts it again where it was, empty. */
  start(): Promise<void>;
  /** It goes on taking connections, and answers nothing (SIGSTOP). */
  pause(): void;
  resume(): void;
  close(): Promise<void>;
}

export interface RedisOptions {
  /** Default: a socket of the file system. */
  readonly listen?: 'socket' | 'port';
  /** Lines of its configuration. */
  readonly settings?: readonly string[];
  readonly isSentinel?: boolean;
}

/** Undefined where there is none: `npm test` provides it, where it may. */
export function findRedisServer(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return process.env['REDIS_SERVER'] ?? folders.map((folder) => join(folder, 'redis-server')).find(existsSync);
}

/** A Redis of one's own, that keeps nothing and dies with this process. */
export async function startRedis(options: RedisOptions = {}): Promise<TestRedis> {
  const dir = tempDir('guidon-redis-');
  const port = options.listen === 'port' ? await freePort() : 0;
  const socket = join(dir.path, 'redis.sock');
  const config = join(dir.path, 'redis.conf');
  const place = port === 0 ? ['port 0', `unixsocket ${socket}`] : [`port ${port}`, 'bind 127.0.0.1'];
  const forgetful = options.isSentinel === true ? [] : ['save ""', 'appendonly no', 'repl-diskless-sync-delay 0'];
  writeFileSync(config, [...place, `dir ${dir.path}`, ...forgetful, ...(options.settings ?? []), ''].join('\n'));
  const args = [config, ...(options.isSentinel === true ? ['--sentinel'] : [])];

  let child = await launch(args).catch((error: unknown) => {
    dir.remove();
    throw error;
  });
  const kill = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  };
  return {
    url: port === 0 ? `unix://${socket}` : `redis://127.0.0.1:${port}`,
    port,
    kill,
    start: async () => {
      child = await launch(args);
    },
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    close: async () => {
      await kill();
      dir.remove();
    },
  };
}

async function launch(args: readonly string[]): Promise<ChildProcess> {
  const server = findRedisServer();
  if (server === undefined) throw new Error('There is no redis-server here: install it, or name it in REDIS_SERVER.');
  const [file, ...before] = process.platform === 'linux' ? ['setpriv', '--pdeathsig=KILL', '--', server] : [server];
  const child = spawn(file ?? server, [...before, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const give = (up: string) => reject(new Error(`redis-server did not start: ${up}\n${output}`));
    child.once('error', ({ message }) => give(message));
    child.once('exit', (code) => give(`exit ${code}`));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-4_000);
      if (/eady to accept|Sentinel ID is/.test(output)) resolve();
    });
  });
  return child;
}
