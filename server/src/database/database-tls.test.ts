import { copyFileSync } from 'node:fs';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '@guidon/embedded-postgres';
import { type FaultProxy, faultProxy } from '@guidon/fault-tools';
import { aDatabase, type TempDir, tempDir, waitFor } from '@guidon/test-kit';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from './database.js';

const certificates = fileURLToPath(new URL('../../../sdk-node/src/test-support/', import.meta.url));

let dir: TempDir;
let server: EmbeddedPostgres;
let proxy: FaultProxy;
const opened: Database[] = [];

beforeAll(async () => {
  dir = tempDir('guidon-tls-');
  const [certificate, key] = ['localhost-certificate.pem', 'localhost-key.pem'].map((name) => {
    copyFileSync(join(certificates, name), join(dir.path, name));
    return join(dir.path, name);
  });
  await chmod(key ?? '', 0o600);
  const settings = ['ssl=on', `ssl_cert_file=${certificate}`, `ssl_key_file=${key}`];
  server = await startEmbeddedPostgres({ dataDir: join(dir.path, 'postgres'), unsafeFast: true, settings });
  proxy = await faultProxy({ upstream: { port: Number(new URL(server.url).port) } });
}, 60_000);
afterEach(async () => {
  proxy.settings.mode = 'pass';
  for (const one of opened.splice(0)) await one.close();
});
afterAll(async () => {
  await proxy.close();
  await server.stop();
  dir.remove();
});

function open(origin: string, query: string, port?: number): Database {
  const url = new URL(origin);
  url.search = query;
  if (port !== undefined) url.host = `127.0.0.1:${port}`;
  const database = openDatabase({ url: url.href, poolSize: 2, laneCount: 1 });
  opened.push(database);
  return database;
}

const isEncrypted = async ({ quick }: Database) =>
  (await quick`select ssl from pg_stat_ssl where pid = pg_backend_pid()`)[0]?.['ssl'];
const asked = ({ sql, quick, transaction }: Database) =>
  [sql`select 1`, sql`select 1`, quick`select 1`, transaction((inside) => inside.sql`select 1`)] as const;

describe('a connection over TLS', () => {
  it.each(['sslmode=require', 'sslmode=prefer', 'ssl=require&sslnegotiation=direct'])(
    'is made where %s asks for it',
    async (query) => {
      const database = open(server.url, query);
      expect(await isEncrypted(database)).toBe(true);
      await Promise.all(asked(database));
    },
  );

  it('is not made to whom nobody vouches for, where that is asked for', async () => {
    await expect(isEncrypted(open(server.url, 'sslmode=verify-full'))).rejects.toThrow('self-signed certificate');
  });

  it('is insisted on where the server offers none, unless it is merely preferred', async () => {
    const plain = await aDatabase({ template: 'empty' });
    await expect(isEncrypted(open(plain.url, 'sslmode=require'))).rejects.toThrow('does not speak TLS');
    expect(await isEncrypted(open(plain.url, 'sslmode=prefer'))).toBe(false);
    for (const one of opened.splice(0)) await one.close();
    await plain.close();
  });

  it.each(['refuse', 'blackhole'] as const)('fails in time where the server does %s, and heals', async (mode) => {
    const database = open(server.url, 'sslmode=require', proxy.port);
    proxy.settings.mode = mode;
    const begunAt = performance.now();
    await expect(database.sql`select 1`.execute()).rejects.toMatchObject({ code: expect.any(String) });
    expect(performance.now() - begunAt).toBeLessThan(2_500);
    proxy.settings.mode = 'pass';
    await waitFor(() => Promise.all(asked(database)));
  });

  it('is left soon where it falls silent, and with it all others that did', async () => {
    const database = open(server.url, 'sslmode=require', proxy.port);
    await Promise.all(asked(database));
    proxy.halfOpen();
    const begunAt = performance.now();
    const silent = Promise.allSettled(asked(database));
    await waitFor(() => database.quick`select 1`);
    expect((await silent).every(({ status }) => status === 'rejected')).toBe(true);
    await waitFor(() => Promise.all(asked(database)));
    expect(performance.now() - begunAt).toBeLessThan(5_000);
  });
});
