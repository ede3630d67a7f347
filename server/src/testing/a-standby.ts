import { execFileSync } from 'node:child_process';
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedPostgres } from '@guidon/embedded-postgres';
import { migrate } from '@guidon/migrations';
import { tempDir } from '@guidon/test-kit';
import postgres from 'postgres';

export interface Standby {
  readonly primaryUrl: string;
  readonly standbyUrl: string;
  /** It goes on receiving, and shows nothing new. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  /** From then on it is a primary itself. */
  promote(): Promise<void>;
  stopStandby(): Promise<void>;
  close(): Promise<void>;
}

/** A primary of its own, migrated, and a hot standby of it. */
export async function aStandby(): Promise<Standby> {
  const dir = tempDir('guidon-standby-');
  const [first, second] = [join(dir.path, 'primary'), join(dir.path, 'standby')];
  const begun = await startEmbeddedPostgres({ dataDir: first, unsafeFast: true });
  await migrate({ url: begun.url, direction: 'up' });
  await begun.stop();
  for (const name of ['', '.password']) execFileSync('cp', ['-a', first + name, second + name]);
  const primary = await startEmbeddedPostgres({ dataDir: first, unsafeFast: true });
  const { password } = new URL(primary.url);
  const conninfo = `host=127.0.0.1 port=${primary.port} user=postgres password=${password}`;
  appendFileSync(join(second, 'postgresql.auto.conf'), `primary_conninfo = '${conninfo}'\n`);
  writeFileSync(join(second, 'standby.signal'), '');
  const standby = await startEmbeddedPostgres({ dataDir: second, unsafeFast: true });
  const sql = postgres(standby.url, { max: 1, onnotice: () => {} });
  const say = async (statement: string) => void (await sql.unsafe(statement));
  return {
    primaryUrl: primary.url,
    standbyUrl: standby.url,
    pause: () => say('select pg_wal_replay_pause()'),
    resume: () => say('select pg_wal_replay_resume()'),
    promote: () => say('select pg_promote()'),
    stopStandby: () => standby.stop(),
    close: async () => {
      await sql.end({ timeout: 1 });
      await standby.stop();
      await primary.stop();
      dir.remove();
    },
  };
}
