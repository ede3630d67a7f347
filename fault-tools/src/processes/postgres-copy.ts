import { execFile } from 'node:child_process';
import { appendFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type postgres from 'postgres';

const execute = promisify(execFile);

export interface CopyOptions {
  /** Of the running server: one connection, for a backup belongs to its session. */
  readonly sql: postgres.Sql;
  readonly from: string;
  readonly to: string;
  /** Where the copy finds what it follows. */
  readonly conninfo: string;
}

/** What pg_basebackup does, which does not come with the embedded Postgres: a copy of a running server that will follow it. */
export async function copyForStandby({ sql, from, to, conninfo }: CopyOptions): Promise<void> {
  await sql`select pg_backup_start('standby', true)`;
  await copyLiving(from, to);
  const [stopped] = await sql<{ label: string }[]>`select labelfile as label from pg_backup_stop(false)`;
  for (const name of ['postmaster.pid', 'postmaster.opts']) rmSync(join(to, name), { force: true });
  emptyFolder(join(to, 'pg_wal'));
  emptyFolder(join(to, 'pg_replslot'));
  writeFileSync(join(to, 'backup_label'), stopped?.label ?? '');
  writeFileSync(join(to, 'standby.signal'), '');
  // Once it is promoted it waits for nobody, until somebody follows it.
  appendFileSync(
    join(to, 'postgresql.auto.conf'),
    `primary_conninfo = '${conninfo}'\nsynchronous_standby_names = ''\n`,
  );
}

async function copyLiving(from: string, to: string): Promise<void> {
  await execute('cp', ['-a', `${from}.password`, `${to}.password`]);
  await execute('cp', ['-a', from, to], { env: { ...process.env, LC_ALL: 'C' } }).catch((error: unknown) => {
    // What comes and goes in it meanwhile, the log of writes brings again.
    if (!isOnlyVanished(error)) throw error;
  });
}

function isOnlyVanished(error: unknown): boolean {
  const { stderr = '' } = error as { readonly stderr?: string };
  const lines = stderr.trim().split('\n');
  return stderr !== '' && lines.every((line) => line.endsWith('No such file or directory'));
}

function emptyFolder(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isFile() || folder.endsWith('pg_replslot'))
      rmSync(join(folder, entry.name), { recursive: true, force: true });
  }
}
