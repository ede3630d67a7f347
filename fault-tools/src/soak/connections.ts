import { once } from 'node:events';
import { connect } from 'node:net';
import postgres from 'postgres';

/** How many connections others have to Postgres and Redis. */
export interface Connections {
  count(): Promise<{ readonly postgres: number; readonly redis: number }>;
  close(): Promise<void>;
}

export function connectionsTo(databaseUrl: string, redisUrl: string): Connections {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => undefined });
  return {
    count: async () => {
      const [row] = await sql<[{ readonly others: number }]>`
        select count(*)::int as others from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`;
      return { postgres: row.others, redis: await redisClients(new URL(redisUrl)) };
    },
    close: () => sql.end(),
  };
}

/** Without the one that asks. */
async function redisClients({ pathname, hostname, port }: URL): Promise<number> {
  const socket = hostname === '' ? connect(pathname) : connect(Number(port), hostname);
  socket.end('INFO clients\r\nQUIT\r\n');
  let told = '';
  socket.setEncoding('utf8').on('data', (text) => {
    told += text;
  });
  await once(socket, 'close');
  return Number(/connected_clients:(\d+)/.exec(told)?.[1]) - 1;
}
