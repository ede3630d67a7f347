import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@guidon/embedded-postgres';
import { migrate } from '@guidon/migrations';
import { type TempDir, tempDir, waitFor } from '@guidon/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFlag, aLiveServer, flags, type LiveServer } from '../testing/a-live-server.js';
import { aWriter } from '../testing/writers.js';

const dir: TempDir = tempDir('guidon-small-disk-');
const diskMb = 160;

/** A disk of its own needs root, and a kernel that lets root mount one. */
function canMount(): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskMb}m`, 'tmpfs', dir.path], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const isMounted = canMount();
let database: EmbeddedPostgres | undefined;
let server: LiveServer | undefined;

beforeAll(async () => {
  if (!isMounted) return;
  database = await startEmbeddedPostgres({ dataDir: join(dir.path, 'postgres'), unsafeFast: true });
  await migrate({ url: database.url, direction: 'up' });
  server = await aLiveServer({ databaseUrl: database.url, deadlineMs: 1_800 });
}, 60_000);
afterAll(async () => {
  await server?.close();
  await database?.stop();
  if (isMounted) execFileSync('umount', [dir.path]);
  dir.remove();
});

/** To the last byte. */
function fill(file: string): void {
  const block = Buffer.alloc(1024 * 1024);
  try {
    for (;;) writeFileSync(file, block, { flag: 'a' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  }
}

/** Where no room is left for the log of what is written, Postgres stops itself, and starts anew. */
async function exhaustLog({ sql }: LiveServer): Promise<void> {
  for (let segment = 0; segment < 8; segment += 1) {
    const isStopped = await sql`select pg_logical_emit_message(false, 'guidon', 'x'), pg_switch_wal()`.then(
      () => false,
      () => true,
    );
    if (isStopped) return;
  }
  throw new Error('there was room for eight segments of the log');
}

const accepts = ({ sql }: LiveServer) => waitFor(() => sql`select 1`, { timeoutMs: 15_000, what: 'Postgres' });

describe.skipIf(!isMounted)('a database whose disk is full', () => {
  const ballast = join(dir.path, 'ballast');
  const present = (): LiveServer => {
    if (server === undefined) throw new Error('there is no server');
    return server;
  };

  it('is told of with 503, loses nothing that was acknowledged, and takes writes again when there is room', async () => {
    const { call, snapshot, stream } = present();
    await aFlag(present(), 'billing');
    const writer = aWriter(present(), `${flags}/billing/environments/development`);
    const open = await stream();
    await open.take(1);
    fill(ballast);
    const findsNoRoom = async () => (await writer.write()).status === 503;
    await waitFor(findsNoRoom, { timeoutMs: 15_000, what: 'the first write that finds no room' });
    for (const harm of [() => Promise.resolve(), () => exhaustLog(present())]) {
      await harm();
      for (let time = 0; time < 10; time += 1) {
        const { status, headers, durationMs } = await writer.write();
        expect([200, 503]).toContain(status);
        expect(status === 200 || Number(headers['retry-after']) > 0).toBe(true);
        expect(durationMs).toBeLessThan(2_500);
      }
      expect((await snapshot()).status).toBe(200);
      expect((await call('GET', '/health/ready')).status).toBe(200);
      expect(open.isClosed).toBe(false);
    }
    rmSync(ballast);
    await accepts(present());
    expect(await writer.recovered()).toBeLessThan(5_000);
    expect(await writer.faults()).toEqual([]);
    open.close();
  });
});
