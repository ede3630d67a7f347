import type { Sql } from '../../database/database.js';
import { findPrerequisiteUses, findVisibleFlags } from '../../definitions/references.store.js';
import { inUse } from '../../definitions/write-checks.js';
import { invalid } from '../../errors.js';
import type { ConfigRow, FlagRow } from './flag.rows.js';

/** A flag that client keys see leans only on such flags. To be asked under the locks of the whole project. */
export async function checkVisibility(sql: Sql, after: FlagRow, configs: readonly ConfigRow[]): Promise<void> {
  if (after.clientVisible) await refuseInvisibleGround(sql, after, configs);
  else await refuseToHideGround(sql, after);
}

async function refuseInvisibleGround(sql: Sql, flag: FlagRow, configs: readonly ConfigRow[]): Promise<void> {
  const ground = configs.flatMap(({ environment, prerequisites }) =>
    (Array.isArray(prerequisites) ? prerequisites : []).map((one) => ({ environment, key: String(one?.flag) })),
  );
  if (ground.length === 0) return;
  const visible = new Set(
    await findVisibleFlags(
      sql,
      flag.projectId,
      ground.map(({ key }) => key),
    ),
  );
  const missing = ground.filter(({ key }) => !visible.has(key));
  if (missing.length === 0) return;
  const names = [...new Set(missing.map(({ environment, key }) => `"${key}" (${environment})`))].slice(0, 10);
  const message = `leans on flags that client keys do not see: ${names.join(', ')}. Make those clientVisible first`;
  throw invalid([{ path: '/clientVisible', message }]);
}

async function refuseToHideGround(sql: Sql, flag: FlagRow): Promise<void> {
  const uses = await findPrerequisiteUses(sql, flag.projectId, flag.key, { onlyVisible: true });
  const places = uses.map(({ variants: _, ...place }) => place);
  if (places.length > 0) throw inUse(`The flag "${flag.key}", which client keys must go on to see,`, places);
}
