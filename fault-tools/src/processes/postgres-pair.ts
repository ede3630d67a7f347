import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@guidon/embedded-postgres';
import { migrate } from '@guidon/migrations';
import { tempDir, waitFor } from '@guidon/test-kit';
import postgres from 'postgres';
import { type FaultProxy, faultProxy } from '../network/fault-proxy.js';
import { copyForStandby } from './postgres-copy.js';
import { signalTree } from './process-tree.js';

export interface PostgresServer {
  readonly url: string;
  readonly port: number;
  /** As a power cut does it; it is started again where it was. */
  kill(): void;
  /** It takes connections, and answers nothing. */
  pause(): void;
  resume(): void;
  /** It ends well, and stays away. */
  stop(): Promise<void>;
}

export interface PostgresPair {
  /** Another server after a failover, with the same users and data. */
  readonly primary: PostgresServer;
  /** Undefined from a failover until there is a new one. */
  readonly standby: PostgresServer | undefined;
  /** What the standby hears the primary through. */
  readonly replication: FaultProxy;
  /** Kills the primary for good and promotes the standby. A new primary waits for no standby. */
  failOver(): Promise<void>;
  /** Shows the primary that was left behind, started by itself, and throws it away. */
  lookAtLeftBehind<T>(look: (url: string) => Promise<T>): Promise<T | undefined>;
  /** Copies the primary and lets the copy follow it. */
  addStandby(): Promise<void>;
  close(): Promise<void>;
}

export interface PairOptions {
  /** A change counts only once the standby has it on its disk, too. Default: false. */
  readonly isSynchronous?: boolean;
}

interface Member extends PostgresServer {
  readonly dataDir: string;
  killForGood(): Promise<void>;
}

/** Writes are lost with the machine alone, never with a process: so much a test of processes can tell apart. */
const settings = ['full_page_writes=on', 'wal_keep_size=128MB', 'wal_retrieve_retry_interval=100ms'];
const standbyName = 'standby';
const promoteWithinS = 30;

/** A primary of its own, migrated, and a hot standby of it. */
export async function startPostgresPair({ isSynchronous = false }: PairOptions = {}): Promise<PostgresPair> {
  const dir = tempDir('guidon-pair-');
  const commit = `synchronous_commit=${isSynchronous ? 'on' : 'off'}`;
  let count = 0;
  const newFolder = () => {
    count += 1;
    return join(dir.path, `postgres-${count}`);
  };
  const launch = (dataDir: string) => startMember(dataDir, [...settings, commit]);
  let primary = await launch(newFolder());
  let standby: Member | undefined;
  let leftBehind: Member | undefined;
  const replication = await faultProxy({
    upstream: {
      get port() {
        return primary.port;
      },
    },
  });
  await migrate({ url: primary.url, direction: 'up' });

  async function addStandby(): Promise<void> {
    const dataDir = newFolder();
    await withConnection(primary.url, (sql) =>
      copyForStandby({ sql, from: primary.dataDir, to: dataDir, conninfo: conninfoOf(primary.url, replication.port) }),
    );
    standby = await launch(dataDir);
    await withConnection(primary.url, (sql) => follow(sql, isSynchronous));
  }

  async function forget(member: Member): Promise<void> {
    await member.killForGood();
    rmSync(member.dataDir, { recursive: true, force: true });
  }

  await addStandby();
  return {
    get primary() {
      return primary;
    },
    get standby() {
      return standby;
    },
    replication,
    failOver: async () => {
      if (standby === undefined) throw new Error('There is no standby to fail over to.');
      await primary.killForGood();
      replication.cut();
      await withConnection(standby.url, (sql) => sql`select pg_promote(true, ${promoteWithinS})`);
      if (leftBehind !== undefined) await forget(leftBehind);
      [leftBehind, primary, standby] = [primary, standby, undefined];
    },
    lookAtLeftBehind: async (look) => {
      if (leftBehind === undefined) return undefined;
      const shown = await launch(leftBehind.dataDir);
      leftBehind = undefined;
      return await look(shown.url).finally(() => forget(shown));
    },
    addStandby,
    close: async () => {
      for (const member of [standby, primary]) member?.resume();
      await standby?.stop();
      await primary.stop();
      await replication.close();
      dir.remove();
    },
  };
}

async function startMember(dataDir: string, all: readonly string[]): Promise<Member> {
  const server = await startEmbeddedPostgres({ dataDir, unsafeFast: true, settings: all });
  return {
    dataDir,
    url: server.url,
    port: server.port,
    kill: () => signalTree(server.pid, 'SIGKILL'),
    pause: () => signalTree(server.pid, 'SIGSTOP'),
    resume: () => signalTree(server.pid, 'SIGCONT'),
    stop: server.stop,
    killForGood: () => killForGood(server),
  };
}

/** Whoever it was stopped with, all of it goes: nobody may hear from it any more. */
async function killForGood(server: EmbeddedPostgres): Promise<void> {
  const killing = server.kill();
  signalTree(server.pid, 'SIGKILL');
  await killing;
}

function conninfoOf(url: string, port: number): string {
  const { password } = new URL(url);
  return `host=127.0.0.1 port=${port} user=postgres password=${password} application_name=${standbyName}`;
}

async function follow(sql: postgres.Sql, isSynchronous: boolean): Promise<void> {
  if (isSynchronous) {
    await sql.unsafe(`alter system set synchronous_standby_names = '${standbyName}'`);
    await sql`select pg_reload_conf()`;
  }
  const wanted = isSynchronous ? 'sync' : 'async';
  await waitFor(async () => (await sql`select 1 from pg_stat_replication where sync_state = ${wanted}`).length > 0, {
    timeoutMs: 30_000,
    what: 'the standby to follow',
  });
}

async function withConnection<T>(url: string, use: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, connect_timeout: 10 });
  return await use(sql).finally(() => sql.end({ timeout: 1 }));
}
