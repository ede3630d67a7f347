import type { Serve } from '@guidon/evaluator';
import type postgres from 'postgres';
import type { Sql } from '../../database/database.js';
import { malformedCursor } from '../../http/paging.js';
import type { FlagRow } from './flag.rows.js';
import type { FlagQuery } from './flag-list.schema.js';
import { flagColumns } from './flags.store.js';

export type ListedFlag = FlagRow & {
  /** Where it stands in the order asked for. */
  readonly position: string;
};

interface PageStart {
  readonly after: string | null;
  readonly rows: number;
}

export async function listFlags(
  sql: Sql,
  projectId: number,
  query: FlagQuery,
  { after, rows }: PageStart,
): Promise<ListedFlag[]> {
  const { sort = 'key' } = query;
  return await sql<ListedFlag[]>`
    select ${flagColumns(sql)}, ${positionIn(sql, sort)} as position from flags f
    where f.project_id = ${projectId} ${conditionsOf(sql, query)} ${after === null ? sql`` : beyond(sql, sort, after)}
    order by ${orderOf(sql, sort)} limit ${rows}`;
}

type Sort = NonNullable<FlagQuery['sort']>;

function column(sql: Sql, sort: '-updatedAt' | '-createdAt') {
  return sort === '-updatedAt' ? sql`f.updated_at` : sql`f.created_at`;
}

function orderOf(sql: Sql, sort: Sort) {
  return sort === 'key' ? sql`f.key` : sql`${column(sql, sort)} desc, f.id desc`;
}

function positionIn(sql: Sql, sort: Sort) {
  return sort === 'key' ? sql`f.key` : sql`(extract(epoch from ${column(sql, sort)}) * 1000000)::bigint || '.' || f.id`;
}

function beyond(sql: Sql, sort: Sort, after: string) {
  if (sort === 'key') return sql`and f.key > ${after}`;
  const [, atUs, id] = /^(\d{1,18})\.(\d{1,9})$/.exec(after) ?? [];
  if (atUs === undefined || id === undefined) throw malformedCursor();
  const at = sql`timestamptz 'epoch' + ${atUs}::bigint * interval '1 microsecond'`;
  return sql`and (${column(sql, sort)}, f.id) < (${at}, ${id}::int)`;
}

/** Only what is asked for stands in the statement. */
function conditionsOf(sql: Sql, { q, search = q, tag, kind, owner, archived = false, environment, state }: FlagQuery) {
  const conditions: postgres.PendingQuery<postgres.Row[]>[] = [sql`and (f.archived_at is not null) = ${archived}`];
  if (kind !== undefined) conditions.push(sql`and f.kind = ${kind}`);
  if (tag !== undefined) conditions.push(sql`and f.tags @> array[${tag}::text]`);
  if (owner !== undefined)
    conditions.push(owner === 'none' ? sql`and f.owner_id is null` : sql`and f.owner_id = ${owner}`);
  if (search !== undefined)
    conditions.push(sql`and strpos(lower(f.key || ' ' || f.description), lower(${search}::text)) > 0`);
  if (state !== undefined) conditions.push(inState(sql, state, environment));
  return conditions;
}

function inState(sql: Sql, state: NonNullable<FlagQuery['state']>, environment: string | undefined) {
  const place = environment === undefined ? sql`` : sql`and e.key = ${environment}`;
  const is = {
    on: sql`c.enabled`,
    off: sql`not c.enabled`,
    partial: sql`c.enabled and jsonb_exists(c.fallthrough, 'split')`,
  };
  return sql`and exists (
    select from flag_configs c join environments e on e.id = c.environment_id
    where c.flag_id = f.id and ${is[state]} ${place})`;
}

export interface SummaryRow {
  readonly flagId: number;
  readonly environmentId: number;
  readonly environment: string;
  readonly enabled: boolean;
  readonly offVariant: string;
  readonly rules: number;
  readonly fallthrough: Serve;
  /** Null: none, as of most. */
  readonly ruleServes: readonly Serve[] | null;
  /** Of those with anybody in them; null: none. */
  readonly targetVariants: readonly string[] | null;
  readonly hasPrerequisites: boolean;
  readonly revision: number;
  readonly updatedAt: Date;
}

/** Of long lists nothing but whom they serve: to unpack one costs more than all else, so that each is unpacked once. */
export async function readSummaries(sql: Sql, flagIds: readonly number[]): Promise<SummaryRow[]> {
  return await sql<SummaryRow[]>`
    select c.flag_id as "flagId", c.environment_id as "environmentId", e.key as environment, c.enabled,
      c.off_variant as "offVariant", c.fallthrough, c.revision, c.updated_at as "updatedAt",
      case when jsonb_typeof(c.rules) = 'array' then jsonb_array_length(c.rules) else 0 end as rules,
      nullif(jsonb_path_query_array(c.rules, '$[*].serve'), '[]') as "ruleServes", c.prerequisites <> '[]' as "hasPrerequisites",
      nullif(jsonb_path_query_array(c.targets, '$[*] ? (exists(@.values[0])).variant'), '[]') as "targetVariants"
    from flag_configs c join environments e on e.id = c.environment_id
    where c.flag_id = any(${[...flagIds]}::int[]) order by e.id`;
}
