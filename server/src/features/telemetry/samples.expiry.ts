import { allBut, expiryJob } from '../../expiry.js';

export const mostSamples = 10_000;
const table = 'context_samples';

/** What is no longer wanted goes first: of environments that sample no more, and with attributes that are private by now. */
export const samplesExpiry = expiryJob('context sample expiry', [
  {
    table,
    rows: (sql) => sql`
      select s.ctid from context_samples s
        join environments e on e.id = s.environment_id join projects p on p.id = e.project_id
      where not e.sample_contexts or jsonb_exists_any(s.context, p.private_attributes)`,
  },
  { table, rows: (sql) => sql`select ctid from context_samples where seen_at < now() - interval '7 days'` },
  allBut(table, mostSamples),
]);
