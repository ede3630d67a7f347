import type { Sql } from 'postgres';
import { readHistory } from './history.js';

export interface SchemaRange {
  readonly lowest: number;
  readonly highest: number;
}

/**
 * The schema versions that this code can serve, as `readSchemaVersion` gives them. `highest` is the newest migration
 * of this release; `lowest` the newest that its code cannot do without.
 */
export const requiredSchema: SchemaRange = { lowest: 8, highest: 8 };

/**
 * The version of the schema, as far as this code is concerned; 0 where there is none. An expanding migration of a
 * newer release takes nothing away that this code uses, so it does not count: nodes of the release before
 * go on, and may restart, while the new one rolls out. A contracting one counts.
 */
export async function readSchemaVersion(sql: Sql): Promise<number> {
  const history = await readHistory(sql);
  const counted = history.filter(({ version, phase }) => version <= requiredSchema.highest || phase === 'contract');
  return counted.at(-1)?.version ?? 0;
}
