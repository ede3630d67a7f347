import { loadSnapshot, type Ruleset } from '@guidon/evaluator';
import { waitFor } from '@guidon/test-kit';
import type postgres from 'postgres';
import type { LiveServer } from './a-live-server.js';

type Write = (inside: postgres.TransactionSql) => Promise<unknown>;

export interface PastTheServer {
  /** As an operator's slip or a bug of another program would: past every check of ours, and `development` is another. */
  write(write: Write): Promise<void>;
  /** What an SDK makes of the snapshot that the server holds, once it is what the database holds. */
  served(): Promise<Ruleset>;
  /** What was told of what is set aside. */
  alarms(): readonly string[];
}

/** Some of what is written past it takes a while to read. */
const patience = { timeoutMs: 15_000, what: 'the state of the database' };

export function pastTheServer(server: LiveServer): PastTheServer {
  const { sql } = server;
  let round = 0;
  return {
    write: async (write) => {
      round += 1;
      const digest = String(round).padStart(16, '0');
      await sql.begin(async (inside) => {
        await write(inside);
        await inside`update environments set version = version + 1, digest = ${digest} where key = 'development'`;
      });
    },
    served: async () => {
      const [head] = await sql`select digest from environments where key = 'development'`;
      const snapshot = await waitFor(async () => {
        const fetched = (await (await server.snapshot()).json()) as { digest: string };
        return fetched.digest === head?.['digest'] ? fetched : undefined;
      }, patience);
      const loaded = loadSnapshot(snapshot);
      if (loaded.kind !== 'loaded') throw new Error(JSON.stringify(loaded.problems));
      return loaded.ruleset;
    },
    alarms: () => server.logs.filter((line) => line.includes('"level":"error"') && line.includes('set aside')),
  };
}
