import postgres from 'postgres';
import { type Answer, aServer, type TestServer } from './a-server.js';
import { clientChain } from './client-chain.js';

const project = '/api/v1/projects/default';

export interface ChainedServer {
  readonly sql: postgres.Sql<{ bigint: number }>;
  readonly chain: ReturnType<typeof clientChain>;
  /** Asks below the project `default`, whatever is answered. */
  ask(method: string, path: string, body?: unknown): Promise<Answer>;
  /** The same; throws where it is refused. */
  call(method: string, path: string, body?: unknown): Promise<Answer>;
  /** One that clients see. */
  aFlag(key: string, body?: object): Promise<Answer>;
  /** The client's patches that an edit makes in production. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects out of any patch
  patchesOf(edit: () => Promise<unknown>): Promise<any[]>;
  close(): Promise<void>;
}

export const configOf = (key: string, environment = 'production') => `/flags/${key}/environments/${environment}`;
export const ruleOn = (...conditions: object[]) => ({
  rules: [{ id: 'rule-of-acme', conditions, serve: { variant: 'on' } }],
});

/** A server, and what its clients are told of each edit. */
export async function aChainedServer(): Promise<ChainedServer> {
  const server: TestServer = await aServer();
  const bigint = { to: 20, from: [20], parse: Number, serialize: String };
  const sql = postgres(server.databaseUrl, { max: 1, types: { bigint } });
  const chain = clientChain(sql);
  const ask: ChainedServer['ask'] = (method, path, body) => server.call(method, project + path, { body });
  const call: ChainedServer['call'] = async (method, path, body) => {
    const answer = await ask(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer;
  };
  return {
    sql,
    chain,
    ask,
    call,
    aFlag: (key, body = {}) => call('POST', '/flags', { key, clientVisible: true, ...body }),
    patchesOf: async (edit) => {
      const { version } = await chain.head('production');
      await edit();
      const rows = await chain.patches('production', version);
      return rows.flatMap(({ patch }) => (patch === null ? [] : [JSON.parse(patch)]));
    },
    close: async () => {
      await sql.end();
      await server.close();
    },
  };
}
