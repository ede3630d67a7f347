import { aDatabase } from '@guidon/test-kit';
import type { FastifyInstance } from 'fastify';
import postgres from 'postgres';
import { compose, type Guidon } from '../compose.js';
import { readConfig } from '../config.js';
import type { ConnectionLimits } from '../http/connection-limits.js';
import { chosenSecrets, createLogger } from '../logging.js';
import type { ResolveHost } from '../outbound/target.js';
import type { World } from '../world.js';

export const adminToken = 'an-administrators-token-for-tests-only';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects out of any answer
  readonly body: any;
}

export interface CallOptions {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Default: the administrator's. Null: none. */
  readonly token?: string | null;
}

export interface TestServer {
  readonly app: FastifyInstance;
  readonly databaseUrl: string;
  /** Straight into its database, past it. */
  readonly sql: postgres.Sql;
  readonly guidon: Guidon;
  /** Everything that was logged, line by line. */
  readonly logs: readonly string[];
  call(method: string, path: string, options?: CallOptions): Promise<Answer>;
  close(): Promise<void>;
}

export interface ServerOptions {
  /** Default: a fresh database of the run's cluster. */
  readonly databaseUrl?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly deadlineMs?: number;
  readonly connectionLimits?: ConnectionLimits;
  /** Default: the real one. */
  readonly world?: World;
  readonly resolveHost?: ResolveHost;
  /** Default: wherever the build leaves it. */
  readonly dashboardDir?: string;
}

/** A whole server on a database of its own; requests go in without a socket. */
export async function aServer(options: ServerOptions = {}): Promise<TestServer> {
  const database = options.databaseUrl === undefined ? await aDatabase() : undefined;
  const databaseUrl = options.databaseUrl ?? database?.url ?? '';
  const logs: string[] = [];
  const config = readConfig({ GUIDON_PORT: '0', GUIDON_ADMIN_TOKEN: adminToken, ...options.environment });
  const destination = { write: (line: string) => void logs.push(line) };
  const secrets = chosenSecrets(config.adminToken, databaseUrl);
  const logger = createLogger({ level: config.logLevel, release: 'test', destination, secrets });
  // The machine that tests may be slow for a moment: a deadline that is not what a test is about must not end it.
  const deadlineMs = options.deadlineMs ?? 15_000;
  const { connectionLimits, dashboardDir, resolveHost, world } = options;
  const more = { deadlineMs, connectionLimits, dashboardDir, resolveHost, ...(world && { world }) };
  const guidon = await compose({ config, databaseUrl, logger, release: 'test', ...more });
  await guidon.app.ready();
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  return {
    app: guidon.app,
    databaseUrl,
    sql,
    guidon,
    logs,
    call: (method, path, call) => inject(guidon.app, method, path, call),
    close: async () => {
      await sql.end();
      await guidon.stop();
      await database?.close();
    },
  };
}

async function inject(app: FastifyInstance, method: string, path: string, call: CallOptions = {}): Promise<Answer> {
  const token = call.token === undefined ? adminToken : call.token;
  const response = await app.inject({
    method: method as 'GET',
    url: path,
    headers: {
      ...(token !== null && { authorization: `Bearer ${token}` }),
      ...(call.body !== undefined && { 'content-type': 'application/json' }),
      ...call.headers,
    },
    ...(call.body !== undefined && { payload: JSON.stringify(call.body) }),
  });
  const isJson = String(response.headers['content-type']).includes('json');
  return {
    status: response.statusCode,
    headers: response.headers as Answer['headers'],
    body: isJson ? response.json() : response.body,
  };
}
