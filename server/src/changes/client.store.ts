import type { Flag, Segment } from '@guidon/evaluator';
import type { Sql } from '../database/database.js';
import { listIn } from '../definitions/references.store.js';

export interface Reach {
  /** The environments'. */
  readonly ids: readonly number[];
  /** The keys of flags to leave out. */
  readonly except: readonly string[];
  /** The flags that name one of these; null: all. */
  readonly segments: readonly string[] | null;
}

interface FlagJson {
  readonly seed: string | null;
}

/** The flags that client keys see, as SDKs on servers receive them. */
export async function readVisibleFlags(sql: Sql, { ids, except, segments }: Reach) {
  const rows = await sql<{ environmentId: number; flag: FlagJson }[]>`
    select c.environment_id as "environmentId", json_build_object(
        'key', f.key, 'kind', f.kind, 'variants', f.variants, 'enabled', c.enabled, 'offVariant', c.off_variant, 'seed', f.seed,
        'targets', c.targets, 'prerequisites', c.prerequisites, 'rules', c.rules, 'fallthrough', c.fallthrough,
        'clientVisible', f.client_visible) as flag
    from flag_configs c join flags f on f.id = c.flag_id
    where ${isShown(sql, ids, except)} and (${segments === null} or exists (
      select 1 from ${conditionsIn(sql)} where condition.value ->> 'segment' = any(${[...(segments ?? [])]}::text[])))`;
  return rows.map(({ environmentId, flag }) => ({ environmentId, flag: withoutEmptySeed(flag) }));
}

function withoutEmptySeed({ seed, ...flag }: FlagJson): Flag {
  return (seed === null ? flag : { ...flag, seed }) as Flag;
}

/** Which of these segments such flags name, in which of the environments. */
export async function findSegmentsNamed(sql: Sql, { ids, except, segments }: Reach) {
  return await sql<{ environmentId: number; segment: string }[]>`
    select distinct c.environment_id as "environmentId", condition.value ->> 'segment' as segment
    from flag_configs c join flags f on f.id = c.flag_id cross join ${conditionsIn(sql)}
    where ${isShown(sql, ids, except)} and condition.value ->> 'segment' = any(${[...(segments ?? [])]}::text[])`;
}

function isShown(sql: Sql, ids: readonly number[], except: readonly string[]) {
  return sql`c.environment_id = any(${[...ids]}::int[]) and f.archived_at is null and f.client_visible
    and f.key <> all(${[...except]}::text[])`;
}

/** Every condition of every rule. */
function conditionsIn(sql: Sql) {
  return sql`
    jsonb_array_elements(${listIn(sql, 'c.rules')}) as rule (value)
    cross join jsonb_array_elements(${listIn(sql, "rule.value -> 'conditions'")}) as condition (value)`;
}

export async function readSegmentsByKey(sql: Sql, projectId: number, keys: readonly string[]): Promise<Segment[]> {
  return await sql<Segment[]>`
    select key, by, included, excluded, rules from segments
    where project_id = ${projectId} and key = any(${[...keys]}::text[])`;
}
