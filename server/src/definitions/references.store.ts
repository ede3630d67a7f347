import type { FlagKind, Prerequisite } from '@guidon/evaluator';
import type { Sql } from '../database/database.js';

/** As much of a flag as matters to those that lean on it. */
export interface FlagNode {
  readonly key: string;
  readonly kind: FlagKind;
  readonly variantNames: readonly string[];
  readonly prerequisites: readonly Prerequisite[];
  readonly clientVisible: boolean;
}

/** What another program has stored past our checks leans on nothing, and must not stop the edits of others. */
export const listIn = (sql: Sql, column: string) =>
  sql`case when jsonb_typeof(${sql.unsafe(column)}) = 'array' then ${sql.unsafe(column)} else '[]'::jsonb end`;

export async function readFlagGraph(sql: Sql, environmentId: number): Promise<FlagNode[]> {
  const nodes = await sql<FlagNode[]>`
    select f.key, f.kind, f.client_visible as "clientVisible", ${listIn(sql, 'c.prerequisites')} as prerequisites,
      array(select jsonb_object_keys(case when jsonb_typeof(f.variants) = 'object' then f.variants else '{}'::jsonb end)) as "variantNames"
    from flag_configs c join flags f on f.id = c.flag_id
    where c.environment_id = ${environmentId} and f.archived_at is null`;
  return nodes.map((node) => ({ ...node, prerequisites: node.prerequisites.filter(isPrerequisite) }));
}

function isPrerequisite(value: Prerequisite | null): boolean {
  return typeof value?.flag === 'string' && Array.isArray(value.variants);
}

export async function readSegmentKeys(sql: Sql, projectId: number, keys: readonly string[]): Promise<string[]> {
  const rows = await sql<{ key: string }[]>`
    select key from segments where project_id = ${projectId} and key = any(${[...keys]}::text[])`;
  return rows.map(({ key }) => key);
}

/** Which of these flags client keys see. */
export async function findVisibleFlags(sql: Sql, projectId: number, keys: readonly string[]): Promise<string[]> {
  const rows = await sql<{ key: string }[]>`
    select key from flags
    where project_id = ${projectId} and client_visible and archived_at is null and key = any(${[...keys]}::text[])`;
  return rows.map(({ key }) => key);
}

/** Where something is leant on: what a 409 lists. */
export interface Place {
  readonly environment: string;
  readonly flag: string;
  readonly path: string;
}

export interface PrerequisitePlace extends Place {
  readonly variants: readonly string[];
}

/** `onlyVisible`: by flags that client keys see. */
export async function findPrerequisiteUses(
  sql: Sql,
  projectId: number,
  flag: string,
  { onlyVisible = false }: { readonly onlyVisible?: boolean } = {},
): Promise<PrerequisitePlace[]> {
  return await sql<PrerequisitePlace[]>`
    select e.key as environment, f.key as flag, '/prerequisites/' || (item.position - 1) as path,
      array(select jsonb_array_elements_text(${listIn(sql, "item.value -> 'variants'")})) as variants
    from flag_configs c
    join flags f on f.id = c.flag_id
    join environments e on e.id = c.environment_id
    cross join jsonb_array_elements(${listIn(sql, 'c.prerequisites')}) with ordinality as item (value, position)
    where f.project_id = ${projectId} and f.archived_at is null and item.value ->> 'flag' = ${flag}
      and (f.client_visible or not ${onlyVisible})
    order by e.id, f.key, item.position limit 100`;
}

/** Archived flags count: they may come back, and cannot be edited until then. */
/** The environments where a rule of any flag names the segment, all of them. */
export async function findEnvironmentsNaming(sql: Sql, projectId: number, segment: string): Promise<number[]> {
  const rows = await sql<{ id: number }[]>`
    select distinct c.environment_id as id
    from flag_configs c join flags f on f.id = c.flag_id
    cross join jsonb_array_elements(${listIn(sql, 'c.rules')}) as rule (value)
    cross join jsonb_array_elements(${listIn(sql, "rule.value -> 'conditions'")}) as condition (value)
    where f.project_id = ${projectId} and condition.value ->> 'segment' = ${segment}`;
  return rows.map(({ id }) => id);
}

export async function findSegmentUses(sql: Sql, projectId: number, segment: string): Promise<Place[]> {
  return await sql<Place[]>`
    select e.key as environment, f.key as flag,
      '/rules/' || (rule.position - 1) || '/conditions/' || (condition.position - 1) as path
    from flag_configs c
    join flags f on f.id = c.flag_id
    join environments e on e.id = c.environment_id
    cross join jsonb_array_elements(${listIn(sql, 'c.rules')}) with ordinality as rule (value, position)
    cross join jsonb_array_elements(${listIn(sql, "rule.value -> 'conditions'")}) with ordinality as condition (value, position)
    where f.project_id = ${projectId} and condition.value ->> 'segment' = ${segment}
    order by e.id, f.key, rule.position, condition.position limit 100`;
}

/** About how many bytes each environment's snapshot has, what is written meanwhile left out. */
export async function measureSnapshots(sql: Sql, projectId: number): Promise<ReadonlyMap<number, number>> {
  const rows = await sql<{ id: number; bytes: number }[]>`
    select c.environment_id as id,
      (sum(200 + octet_length(f.variants::text) + octet_length(c.targets::text) + octet_length(c.rules::text)
        + octet_length(c.prerequisites::text) + octet_length(c.fallthrough::text))
      + (select coalesce(sum(100 + octet_length(s.included::text) + octet_length(s.excluded::text) + octet_length(s.rules::text)), 0)
        from segments s where s.project_id = ${projectId}))::float8 as bytes
    from flag_configs c join flags f on f.id = c.flag_id
    where f.project_id = ${projectId} and f.archived_at is null
    group by c.environment_id`;
  return new Map(rows.map(({ id, bytes }) => [id, bytes]));
}
