import type { Context } from '@guidon/evaluator';
import type { Sql } from '../../database/database.js';
import type { Sampled } from './sample.clean.js';

export interface Sampling {
  /** Whether the environment's people want a sample at all. */
  readonly isOn: boolean;
  readonly privateAttributes: readonly string[];
}

export async function readSampling(sql: Sql, environmentId: number): Promise<Sampling | undefined> {
  const [row] = await sql<Sampling[]>`
    select e.sample_contexts as "isOn", p.private_attributes as "privateAttributes"
    from environments e join projects p on p.id = e.project_id where e.id = ${environmentId}`;
  return row;
}

/** Sorted, so that two reports take their locks in the same order. Who was just seen is not written again. */
export async function addSamples(sql: Sql, environmentId: number, samples: readonly Sampled[]): Promise<void> {
  const sorted = [...samples].sort((one, other) => (one.hash < other.hash ? -1 : 1));
  await sql`
    insert into context_samples as known (environment_id, context_hash, context)
    select e.id, decode(hash, 'hex'), context::jsonb
    from environments e, unnest(${sorted.map(({ hash }) => hash)}::text[],
      ${sorted.map(({ context }) => JSON.stringify(context))}::text[]) as sample (hash, context)
    where e.id = ${environmentId} and e.sample_contexts
    on conflict (environment_id, context_hash) do update set context = excluded.context, seen_at = now()
      where known.seen_at < now() - interval '10 minutes'`;
}

/** Those seen last, as far as they are still kept. */
export async function readSamples(sql: Sql, environmentId: number, most: number): Promise<Context[]> {
  const rows = await sql<{ context: Context }[]>`
    select context from context_samples
    where environment_id = ${environmentId} and seen_at > now() - interval '7 days'
    order by seen_at desc limit ${most}`;
  return rows.map(({ context }) => context);
}
