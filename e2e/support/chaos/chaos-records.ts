import type { Change, HeldState } from '@guidon/fault-tools';
import postgres from 'postgres';

type Sql = postgres.Sql;

export async function askPostgres<T>(url: string, use: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = postgres(url, { max: 1, onnotice: () => {}, types: { bigint: postgres.BigInt }, connect_timeout: 10 });
  return await use(sql).finally(() => sql.end({ timeout: 1 }));
}

interface ChangeRow {
  readonly version: string;
  readonly digest: string;
  readonly patch: string;
}

interface PatchedFlag {
  readonly key: string;
  readonly targets: readonly { readonly values: readonly string[] }[];
  readonly fallthrough: { readonly variant: string };
}

/** What the environment `development` went through after a version. */
export async function readChanges(url: string, afterVersion: number): Promise<readonly Change[]> {
  const rows = await askPostgres(
    url,
    (sql) => sql<ChangeRow[]>`
      select c.version::text, c.digest, c.patch
      from environment_changes c join environments e on e.id = c.environment_id
      where e.key = 'development' and c.version > ${afterVersion} order by c.version`,
  );
  return rows.map(changeOf);
}

function changeOf({ version, digest, patch }: ChangeRow): Change {
  const { from, flags } = JSON.parse(patch) as { readonly from: string; readonly flags: readonly PatchedFlag[] };
  const [flag] = flags;
  return {
    version: Number(version),
    from,
    id: `${version}-${digest}`,
    flag: flag?.key ?? '',
    token: flag?.targets[0]?.values[0] ?? '',
    value: Number(flag?.fallthrough.variant.slice(1)),
  };
}

export async function readHead(url: string): Promise<Pick<HeldState, 'version' | 'id'>> {
  const [row] = await askPostgres(
    url,
    (sql) => sql<{ version: string; digest: string }[]>`
      select version::text, digest from environments where key = 'development'`,
  );
  if (row === undefined) throw new Error('there is no environment');
  return { version: Number(row.version), id: `${row.version}-${row.digest}` };
}

export interface Audited {
  readonly sequence: number;
  readonly tokens: readonly string[];
}

/** The tokens that were written after a place in the audit log, in its order. */
export async function readAudited(url: string, afterSequence: number): Promise<Audited> {
  const rows = await askPostgres(
    url,
    (sql) => sql<{ sequence: string; token: string | null }[]>`
      select c.sequence::text, r.after -> 'targets' -> 0 -> 'values' ->> 0 as token
      from audit_chain c join audit_records r on r.id = c.record_id
      where c.chain = 'default' and c.sequence > ${afterSequence} and r.environment = 'development'
      order by c.sequence`,
  );
  const sequence = Number(rows.at(-1)?.sequence ?? afterSequence);
  return { sequence, tokens: rows.flatMap(({ token }) => token ?? []) };
}
