import type { Sql } from '../../database/database.js';
import type { Job } from '../../jobs.js';

const rowsAtOnce = 5_000;
export const mostSamples = 10_000;

/** What is no longer wanted goes first: of environments that sample no more, and with attributes that are private by now. */
export const samplesExpiry: Job = {
  name: 'context sample expiry',
  periodMs: 600_000,
  step: async (sql) => {
    const gone = [await expireUnwanted(sql), await expireOld(sql), await bound(sql)];
    return gone.includes(rowsAtOnce);
  },
};

async function expireUnwanted(sql: Sql): Promise<number> {
  const gone = await sql`
    delete from context_samples where ctid in (
      select s.ctid from context_samples s
        join environments e on e.id = s.environment_id join projects p on p.id = e.project_id
      where not e.sample_contexts or jsonb_exists_any(s.context, p.private_attributes) limit ${rowsAtOnce})`;
  return gone.count;
}

async function expireOld(sql: Sql): Promise<number> {
  const gone = await sql`
    delete from context_samples where ctid in (
      select ctid from context_samples where seen_at < now() - interval '7 days' limit ${rowsAtOnce})`;
  return gone.count;
}

async function bound(sql: Sql): Promise<number> {
  const gone = await sql`
    delete from context_samples where ctid in (
      select ranked.ctid from (
        select ctid, row_number() over (partition by environment_id order by seen_at desc) as place from context_samples) as ranked
      where ranked.place > ${mostSamples} limit ${rowsAtOnce})`;
  return gone.count;
}
