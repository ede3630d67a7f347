import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../database/database.js';
import { aFlag, aLiveServer, type LiveServer } from '../../testing/a-live-server.js';
import { documentFormat, documentIn } from './snapshot.document.js';
import { findEnvironmentId, readSnapshot } from './snapshot.store.js';

let server: LiveServer;
let database: Database;
let document: unknown;

beforeAll(async () => {
  server = await aLiveServer();
  await aFlag(server, 'a', { clientVisible: true });
  await server.call('POST', '/api/v1/projects/default/segments', { body: { key: 's' } });
  database = openDatabase({ url: server.databaseUrl });
  const id = (await findEnvironmentId(database.sql, 'default', 'development')) ?? 0;
  document = await readSnapshot(database.sql, id);
});
afterAll(async () => {
  await database.close();
  await server.close();
});

const namesIn = (value: unknown) => Object.keys(value ?? {}).sort();

describe('the document of an environment', () => {
  it('has the shape that its format stands for: another one needs another number', () => {
    const { client, flags, segments } = document as { client: unknown; flags: unknown[]; segments: unknown[] };
    expect([documentFormat, ...[document, client, flags[0], segments[0]].map(namesIn)]).toEqual([
      1,
      ['client', 'digest', 'environment', 'flags', 'segments', 'version'],
      ['digest', 'publicAttributes', 'salt', 'version'],
      // biome-ignore format: a name a word
      ['clientVisible', 'enabled', 'fallthrough', 'key', 'kind', 'offVariant', 'prerequisites', 'rules', 'targets', 'variants'],
      ['by', 'excluded', 'included', 'key', 'rules'],
    ]);
  });

  it('is known by it', () => {
    expect(documentIn(document)).toBe(document);
    const whole = document as Record<string, unknown>;
    for (const name of Object.keys(whole)) expect(documentIn({ ...whole, [name]: undefined })).toBeUndefined();
    const client = whole['client'] as Record<string, unknown>;
    for (const name of Object.keys(client)) {
      expect(documentIn({ ...whole, client: { ...client, [name]: null } })).toBeUndefined();
    }
    for (const other of [null, undefined, 1, 'text', [], {}]) expect(documentIn(other)).toBeUndefined();
  });
});
