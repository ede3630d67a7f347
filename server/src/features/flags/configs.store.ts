import type { Flag } from '@guidon/evaluator';
import type postgres from 'postgres';
import type { Sql } from '../../database/database.js';
import type { Write } from '../../database/database-transaction.js';
import { defineFlag } from './flag.definition.js';
import { type ConfigRow, type FlagDefinition, type FlagRow, type Settings, wireFlag } from './flag.rows.js';

function columns(sql: Sql) {
  return sql`
    c.flag_id as "flagId", c.environment_id as "environmentId", e.key as environment, c.enabled, c.off_variant as "offVariant",
    c.targets, c.prerequisites, c.rules, c.fallthrough, c.revision, c.updated_at as "updatedAt"`;
}

export interface FlagInEnvironment extends ConfigRow, FlagDefinition, Pick<FlagRow, 'archivedAt'> {
  /** A release has begun there and is not over: who edits the flag by hand stops it. */
  readonly isReleased: boolean;
}

function flagColumns(sql: Sql) {
  return sql`
    f.key, f.kind, f.variants, f.seed, f.client_visible as "clientVisible", f.archived_at as "archivedAt", exists (
      select from releases r where r.flag_id = c.flag_id and r.environment_id = c.environment_id
        and r.state not in ('draft', 'completed', 'aborted')) as "isReleased"`;
}

export interface ConfigPath {
  readonly project: string;
  readonly environment: string;
  readonly flag: string;
}

export async function readConfig(
  sql: Sql,
  { project, environment, flag }: ConfigPath,
): Promise<FlagInEnvironment | undefined> {
  const [row] = await sql<FlagInEnvironment[]>`
    select ${columns(sql)}, ${flagColumns(sql)}
    from projects p
    join flags f on f.project_id = p.id and f.key = ${flag}
    join environments e on e.project_id = p.id and e.key = ${environment}
    join flag_configs c on c.flag_id = f.id and c.environment_id = e.id
    where p.key = ${project}`;
  return row;
}

/** At which revision each part of the settings was last written; a part that never was is missing. */
export type PartRevisions = Readonly<Record<string, number>>;

export async function readPartRevisions(sql: Sql, { project, environment, flag }: ConfigPath): Promise<PartRevisions> {
  const [row] = await sql<{ partRevisions: PartRevisions }[]>`
    select c.part_revisions as "partRevisions"
    from projects p
    join flags f on f.project_id = p.id and f.key = ${flag}
    join environments e on e.project_id = p.id and e.key = ${environment}
    join flag_configs c on c.flag_id = f.id and c.environment_id = e.id
    where p.key = ${project}`;
  return row?.partRevisions ?? {};
}

/** Of one environment, these flags. */
export async function readConfigs(
  sql: Sql,
  environmentId: number,
  flagIds: readonly number[],
): Promise<FlagInEnvironment[]> {
  return await sql<FlagInEnvironment[]>`
    select ${columns(sql)}, ${flagColumns(sql)}
    from flag_configs c
    join flags f on f.id = c.flag_id
    join environments e on e.id = c.environment_id
    where c.environment_id = ${environmentId} and c.flag_id = any(${[...flagIds]}::int[])`;
}

/** A flag's configurations in all environments, by the environments' ids. */
export async function readConfigsOfFlag(sql: Sql, project: string, flag: string): Promise<ConfigRow[]> {
  return await sql<ConfigRow[]>`
    select ${columns(sql)}
    from flag_configs c
    join environments e on e.id = c.environment_id
    join flags f on f.id = c.flag_id
    join projects p on p.id = f.project_id
    where p.key = ${project} and f.key = ${flag} order by e.id`;
}

/** The same settings for a new flag in every environment of its project. */
export function insertConfigs(sql: Sql, flag: FlagRow, settings: Settings): Write {
  return sql`
    insert into flag_configs (flag_id, environment_id, enabled, off_variant, fallthrough)
    select ${flag.id}, id, ${settings.enabled}, ${settings.offVariant}, ${json(sql, settings.fallthrough)}
    from environments where project_id = ${flag.projectId}`;
}

/** Of the settings only those that changed: a toggle of a flag with long lists does not write the lists. */
export function updateConfig(sql: Sql, row: ConfigRow, changed: Partial<Settings>): Write {
  const columns = Object.entries(changed).map(
    ([name, value]) => sql`, ${assignment(sql, name as keyof Settings, value)}`,
  );
  const written = Object.fromEntries(Object.keys(changed).map((name) => [name, row.revision]));
  return sql`
    update flag_configs set revision = ${row.revision}, updated_at = ${row.updatedAt},
      part_revisions = part_revisions || ${json(sql, written)} ${columns}
    where flag_id = ${row.flagId} and environment_id = ${row.environmentId}`;
}

function assignment(sql: Sql, name: keyof Settings, value: unknown) {
  if (name === 'enabled') return sql`enabled = ${value as boolean}`;
  if (name === 'offVariant') return sql`off_variant = ${value as string}`;
  return sql`${sql(name)} = ${json(sql, value)}`;
}

export function switchOffEverywhere(sql: Sql, flag: FlagRow): Write {
  return sql`
    update flag_configs set enabled = false, revision = revision + 1, updated_at = ${flag.updatedAt},
      part_revisions = part_revisions || jsonb_build_object('enabled', revision + 1)
    where flag_id = ${flag.id} and enabled`;
}

function json(sql: Sql, value: unknown) {
  return sql.json(value as postgres.JSONValue);
}

/**
 * Every flag of the project, switched off, for a new environment; gives those back that SDKs see.
 * It serves what it serves off in the oldest environment: jsonb does not remember which variant was named first.
 */
export async function insertDefaultConfigs(sql: Sql, projectId: number, environmentId: number): Promise<Flag[]> {
  const flags = await sql<(FlagRow & { offVariant: string | null })[]>`
    select f.id, f.key, f.kind, f.variants, f.seed,
      f.client_visible as "clientVisible", f.archived_at as "archivedAt",
      (select c.off_variant from flag_configs c where c.flag_id = f.id order by c.environment_id limit 1) as "offVariant"
    from flags f where f.project_id = ${projectId} order by f.key`;
  const defined = flags.map((flag) => ({ flag, settings: newSettings(flag) }));
  await sql`
    insert into flag_configs (flag_id, environment_id, off_variant, fallthrough)
    select flag_id, ${environmentId}, off_variant, fallthrough::jsonb
    from unnest(${defined.map(({ flag }) => flag.id)}::int[], ${defined.map(({ settings }) => settings.offVariant)}::text[],
      ${defined.map(({ settings }) => JSON.stringify(settings.fallthrough))}::text[])
      as config (flag_id, off_variant, fallthrough)`;
  return defined.filter(({ flag }) => flag.archivedAt === null).map(({ flag, settings }) => wireFlag(flag, settings));
}

function newSettings(flag: FlagRow & { offVariant: string | null }): Settings {
  const { settings } = defineFlag(flag);
  if (flag.kind === 'boolean' || flag.offVariant === null) return settings;
  return { ...settings, offVariant: flag.offVariant, fallthrough: { variant: flag.offVariant } };
}
