import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { waitFor } from '@guidon/test-kit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aFlag, aLiveServer, type LiveServer, turn } from '../../testing/a-live-server.js';

let server: LiveServer;

beforeAll(async () => {
  server = await aLiveServer();
  await aFlag(server, 'billing');
  await waitFor(async () => (await read()).flags.length === 1);
});
afterAll(() => server.close());

async function read(headers = {}) {
  return (await (await server.snapshot(headers)).json()) as {
    version: number;
    digest: string;
    reset?: boolean;
    flags: unknown[];
  };
}

async function call(headers: Record<string, string>) {
  const authorization = `Bearer ${server.sdkKey}`;
  const answer = await server.app.inject({ url: '/sdk/v1/snapshot', headers: { authorization, ...headers } });
  return { status: answer.statusCode, headers: answer.headers, bytes: answer.rawPayload };
}

describe('a snapshot', () => {
  it('is all that an environment needs', async () => {
    const body = await read();
    expect(body).toMatchObject({
      format: 1,
      environment: 'development',
      segments: [],
      flags: [{ key: 'billing', enabled: false }],
    });
    expect(body.reset).toBeUndefined();
  });

  it('comes compressed as asked, under a tag of its own', async () => {
    const identity = await call({});
    const gzip = await call({ 'accept-encoding': 'gzip' });
    const brotli = await call({ 'accept-encoding': 'gzip, br' });
    expect(gunzipSync(gzip.bytes)).toEqual(identity.bytes);
    expect(brotliDecompressSync(brotli.bytes)).toEqual(identity.bytes);
    const { version, digest } = await read();
    const tags = [identity, gzip, brotli].map(({ headers }) => headers.etag);
    expect(tags).toEqual(['identity', 'gzip', 'br'].map((encoding) => `"s.${encoding}.${version}-${digest}"`));
    expect(gzip.headers['content-encoding']).toBe('gzip');
    expect(gzip.headers.vary).toContain('Accept-Encoding');
    expect(gzip.headers['guidon-protocol']).toBe('1');
  });

  it('is not sent again to who holds it, in whatever encoding', async () => {
    const { headers } = await call({ 'accept-encoding': 'gzip' });
    const answer = await call({ 'if-none-match': `"foreign", ${headers.etag}` });
    expect(answer).toMatchObject({ status: 304, headers: { etag: headers.etag } });
    expect(answer.bytes).toHaveLength(0);
  });

  it('is sent anew, without a reset, to who holds an older one', async () => {
    const { headers } = await call({});
    await turn(server, 'billing', true);
    await waitFor(async () => (await call({})).headers.etag !== headers.etag);
    const answer = await call({ 'if-none-match': String(headers.etag) });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.bytes.toString())).toMatchObject({ flags: [{ enabled: true }] });
    expect(JSON.parse(answer.bytes.toString()).reset).toBeUndefined();
  });

  it('takes back who holds a state that never was', async () => {
    const answer = await call({ 'if-none-match': '"s.br.99999-0000000000000000"' });
    expect(JSON.parse(answer.bytes.toString()).reset).toBe(true);
  });

  it('is for SDK keys alone', async () => {
    for (const [authorization, status] of [
      ['Bearer nonsense', 401],
      ['', 401],
      [`Basic ${server.sdkKey}`, 401],
    ] as const) {
      const answer = await call({ authorization });
      expect(answer.status).toBe(status);
      expect(answer.headers['content-type']).toContain('application/problem+json');
    }
  });
});
