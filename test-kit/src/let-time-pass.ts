import type postgres from 'postgres';

type Sql = postgres.Sql<Record<string, unknown>>;

/** Every instant by which the database's clock decides about releases. */
const instants: Readonly<Record<string, readonly string[]>> = {
  releases: ['stage_entered_at', 'running_since', 'due_at', 'created_at', 'updated_at', 'started_at', 'closed_at'],
  release_events: ['at'],
};

/**
 * As if so much time had gone by: what is stored moves into the past, since nobody turns the database's clock. Who looks
 * next finds due what would be due by then.
 */
export async function letTimePass(sql: Sql, durationMs: number): Promise<void> {
  const interval = `${durationMs} milliseconds`;
  const moved = Object.entries(instants).map(([table, columns]) => {
    const settings = columns.map((column) => `${column} = ${column} - $1::interval`).join(', ');
    return `update ${table} set ${settings}`;
  });
  await sql.begin(async (inside) => {
    for (const statement of moved) await inside.unsafe(statement, [interval]);
  });
}
