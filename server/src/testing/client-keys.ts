import { waitFor } from '@guidon/test-kit';
import postgres from 'postgres';
import { aKey, flags, type LiveServer } from './a-live-server.js';
import type { StreamOptions, TestStream } from './sse-client.js';

export interface ClientDocument {
  readonly version: number;
  readonly digest: string;
  readonly salt: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects out of any flag
  readonly flags: readonly any[];
  readonly segments?: never;
  readonly reset?: boolean;
}

/** A live server as somebody sees it who holds a client key of `default/development`. */
export interface ClientSight {
  readonly clientKey: string;
  fetch(headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Once the node holds what the database holds. */
  document(): Promise<ClientDocument>;
  /** The state that the projection is in, and the one that the environment is in. */
  ids(): Promise<{ readonly client: string; readonly environment: string }>;
  stream(options?: Partial<StreamOptions>): Promise<TestStream>;
  query<T>(run: (sql: postgres.Sql) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** `databaseUrl`: where the tests reach Postgres, when the server is made not to. */
export async function aClientSight(server: LiveServer, databaseUrl = server.databaseUrl): Promise<ClientSight> {
  const clientKey = await aKey(server, 'client');
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  const streams: TestStream[] = [];
  const fetchSnapshot = (headers?: Readonly<Record<string, string>>) =>
    server.snapshot({ authorization: `Bearer ${clientKey}`, ...headers });

  async function ids() {
    const [head] = await sql`
      select version || '-' || digest as environment, client_version || '-' || client_digest as client
      from environments where key = 'development'`;
    const { environment, client } = head ?? {};
    return { environment: String(environment), client: String(client) };
  }

  return {
    clientKey,
    fetch: fetchSnapshot,
    ids,
    document: async () => {
      const { environment, client } = await ids();
      await waitFor(async () => idOf(await (await server.snapshot()).json()) === environment, { what: environment });
      const document = (await (await fetchSnapshot()).json()) as ClientDocument;
      if (idOf(document) !== client) throw new Error(`${idOf(document)} is served where ${client} is stored`);
      return document;
    },
    stream: async (options = {}) => {
      const stream = await server.stream({ sdkKey: clientKey, ...options });
      streams.push(stream);
      return stream;
    },
    query: (run) => run(sql),
    close: async () => {
      for (const stream of streams) stream.close();
      await sql.end();
    },
  };
}

export function idOf({ version, digest }: { readonly version: number; readonly digest: string }): string {
  return `${version}-${digest}`;
}

/** Edits a flag of `default/development` or throws. */
export async function configure(server: LiveServer, flag: string, config: object): Promise<void> {
  const path = `${flags}/${flag}/environments/development`;
  const { status, body } = await server.call('PATCH', path, { body: config });
  if (status !== 200) throw new Error(`not configured: ${JSON.stringify(body)}`);
}

export async function putSegment(server: LiveServer, key: string, more: object): Promise<void> {
  const segments = '/api/v1/projects/default/segments';
  const made = await server.call('POST', segments, { body: { key, ...more } });
  if (made.status === 201) return;
  const { status, body } = await server.call('PATCH', `${segments}/${key}`, { body: more });
  if (status !== 200) throw new Error(`no segment: ${JSON.stringify(body)}`);
}

/** Only the server can decide it: its rule compares an attribute that is not public. */
export const needsServer = [
  {
    conditions: [{ attribute: 'email', operator: 'endsWith', values: ['@customer.example'] }],
    serve: { variant: 'on' },
  },
];
