// Plans that stand in their first stage, as one that was started over REST does, all due in the same moment.

/** Copies the release of `model`, and its flag, into `count` flags of as many projects as they take. */
export async function makeDuePlans(sql, { model, count, perProject, inMs }) {
  const projects = Math.ceil(count / perProject);
  await sql`
    insert into projects (key, name) select 'bench-' || n, 'Bench ' || n from generate_series(1, ${projects}) n`;
  await sql`insert into environments (project_id, key, name) select id, 'live', 'Live' from projects where key like 'bench-%'`;
  await sql`
    insert into flags (project_id, key, kind, variants)
    select p.id, 'flag-' || n, f.kind, f.variants
    from flags f, generate_series(1, ${count}) n
    join projects p on p.key = 'bench-' || ((n - 1) / ${perProject} + 1)
    where f.key = ${model}`;
  await sql`
    insert into flag_configs (flag_id, environment_id, enabled, off_variant, targets, rules, fallthrough)
    select f.id, e.id, c.enabled, c.off_variant, c.targets, c.rules, c.fallthrough
    from flags f join projects p on p.id = f.project_id and p.key like 'bench-%'
    join environments e on e.project_id = p.id
    cross join (
      select c.* from flag_configs c join releases r on r.flag_id = c.flag_id and r.environment_id = c.environment_id
      join flags m on m.id = c.flag_id and m.key = ${model}) c`;
  const dueAt = new Date(Date.now() + inMs);
  await sql`
    insert into releases (flag_id, environment_id, plan, state, stage, stage_entered_at, running_since, due_at, base, created_by, started_at)
    select c.flag_id, c.environment_id, r.plan, 'running', 0, r.stage_entered_at, r.running_since, ${dueAt}, r.base, r.created_by, r.started_at
    from flag_configs c join flags f on f.id = c.flag_id join projects p on p.id = f.project_id and p.key like 'bench-%'
    cross join (select r.* from releases r join flags m on m.id = r.flag_id and m.key = ${model}) r`;
  await sql`analyze`;
  return { dueAt, projects };
}

/** By the database's clock: how long after they were due the first and the last went on, and how often each did. */
export async function readAdvances(sql, dueAt) {
  const [row] = await sql`
    with advances as (
      select v.release_id, count(*)::int as times, min(v.at) as at
      from release_events v join releases r on r.id = v.release_id
      join environments e on e.id = r.environment_id and e.key = 'live'
      group by v.release_id)
    select count(*)::int as releases, count(*) filter (where times > 1)::int as twice,
      extract(epoch from min(at) - ${dueAt})::float as "firstSeconds", extract(epoch from max(at) - ${dueAt})::float as "lastSeconds",
      (select count(*)::int from environment_changes c join environments e on e.id = c.environment_id and e.key = 'live') as versions
    from advances`;
  return row;
}
