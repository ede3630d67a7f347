import postgres from 'postgres';
import { aLiveServer, type LiveServer } from './a-live-server.js';
import type { ServerOptions } from './a-server.js';

/** Two nodes on one database, and a way to it past both. */
export interface TwoNodes {
  readonly one: LiveServer;
  readonly other: LiveServer;
  readonly sql: postgres.Sql;
  close(): Promise<void>;
}

export async function twoNodes(options: ServerOptions = {}): Promise<TwoNodes> {
  const one = await aLiveServer(options);
  const other = await aLiveServer({ ...options, databaseUrl: one.databaseUrl });
  const sql = postgres(one.databaseUrl, { max: 2, onnotice: () => {} });
  return {
    one,
    other,
    sql,
    close: async () => {
      await sql.end();
      await other.close();
      await one.close();
    },
  };
}
