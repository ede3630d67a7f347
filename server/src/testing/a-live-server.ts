import { aServer, type ServerOptions, type TestServer } from './a-server.js';
import { openStream, type StreamOptions, type TestStream } from './sse-client.js';

export interface LiveServer extends TestServer {
  readonly port: number;
  readonly url: string;
  /** A server key of `default/development`. */
  readonly sdkKey: string;
  stream(options?: Partial<StreamOptions>): Promise<TestStream>;
  snapshot(headers?: Readonly<Record<string, string>>): Promise<Response>;
}

export const development = '/api/v1/projects/default/environments/development';
export const flags = '/api/v1/projects/default/flags';

/** A server that listens on a port of its own, with an SDK key to it. */
export async function aLiveServer(options: ServerOptions = {}): Promise<LiveServer> {
  const server = await aServer(options);
  const url = await server.guidon.start();
  const port = Number(new URL(url).port);
  const sdkKey = await aKey(server);
  const authorization = `Bearer ${sdkKey}`;
  return {
    ...server,
    port,
    url,
    sdkKey,
    stream: (given) => openStream({ port, sdkKey, ...given }),
    snapshot: (headers) => fetch(`${url}/sdk/v1/snapshot`, { headers: { authorization, ...headers } }),
  };
}

export async function aKey(server: Pick<TestServer, 'call'>, kind: 'server' | 'client' = 'server'): Promise<string> {
  const { status, body } = await server.call('POST', `${development}/sdk-keys`, { body: { kind, name: 'a test' } });
  if (status !== 201) throw new Error(`no SDK key: ${JSON.stringify(body)}`);
  return body.key;
}

/** Makes a flag in all environments of the project `default`. */
export async function aFlag(server: TestServer, key: string, body: object = {}): Promise<void> {
  const answer = await server.call('POST', flags, { body: { key, ...body } });
  if (answer.status !== 201) throw new Error(`no flag: ${JSON.stringify(answer.body)}`);
}

export async function turn(server: TestServer, flag: string, enabled: boolean): Promise<void> {
  const path = `${flags}/${flag}/environments/development/enabled`;
  const { status, body } = await server.call('PUT', path, { body: { enabled } });
  if (status !== 200) throw new Error(`not turned: ${JSON.stringify(body)}`);
}
