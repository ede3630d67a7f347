import type { Sql } from '../../database/database.js';

export interface InstanceRow {
  readonly instance: string;
  readonly sdk: string;
  readonly sdkVersion: string;
  readonly protocol: number | null;
  readonly heldVersion: number | null;
  readonly lag: number | null;
  readonly seenAt: Date;
  readonly position: string;
}

export interface InstancesHead {
  readonly environmentId: number;
  readonly version: number;
}

export async function readInstancesHead(
  sql: Sql,
  { project, environment }: { readonly project: string; readonly environment: string },
): Promise<InstancesHead | undefined> {
  const [row] = await sql<InstancesHead[]>`
    select e.id as "environmentId", e.version from environments e join projects p on p.id = e.project_id
    where p.key = ${project} and e.key = ${environment}`;
  return row;
}

/** A report is on its way for a moment: what was changed meanwhile is no lag. */
const grace = '2 seconds';

export interface InstancesPage {
  readonly after: { readonly atUs: string; readonly instance: string } | null;
  readonly rows: number;
}

/** The last heard of first. What they lacked is counted as of their last report: later they had no chance to say. */
export async function readInstances(
  sql: Sql,
  environmentId: number,
  { after, rows }: InstancesPage,
): Promise<InstanceRow[]> {
  const beyond =
    after === null
      ? sql``
      : sql`and (seen_at, instance) < (timestamptz 'epoch' + ${after.atUs}::bigint * interval '1 microsecond', ${after.instance}::uuid)`;
  return await sql<InstanceRow[]>`
    select instance, sdk, sdk_version as "sdkVersion", protocol, held_version as "heldVersion", seen_at as "seenAt",
      (extract(epoch from seen_at) * 1000000)::bigint || '.' || instance as position,
      case when held_version is not null then (
        select count(*)::int from environment_changes c
        where c.environment_id = i.environment_id and c.version > i.held_version and c.created_at < i.seen_at - ${grace}::interval
      ) end as lag
    from sdk_instances i where environment_id = ${environmentId} ${beyond}
    order by seen_at desc, instance desc limit ${rows}`;
}
