import type { Sql } from '../../database/database.js';
import type { LinkedRecord } from './audit-link.js';

export interface ChainHead {
  readonly sequence: number;
  readonly hash: Buffer;
}

export interface Chain {
  readonly chain: string;
  /** Null where it has links, but no head. */
  readonly head: ChainHead | null;
  /** Of its links; 0 where it has none. */
  readonly lowest: number;
  readonly highest: number;
}

/** All chains as they are at one moment. */
export async function readChains(sql: Sql): Promise<Chain[]> {
  const rows = await sql<(Omit<Chain, 'head'> & { sequence: number | null; hash: Buffer | null })[]>`
    with recursive linked as (
      (select chain from audit_chain order by chain limit 1)
      union all
      select (select chain from audit_chain where chain > linked.chain order by chain limit 1) from linked where chain is not null
    ), chains as (select chain from linked where chain is not null union select chain from audit_heads)
    select chain, sequence, hash,
      coalesce((select min(sequence) from audit_chain c where c.chain = chains.chain), 0) as lowest,
      coalesce((select max(sequence) from audit_chain c where c.chain = chains.chain), 0) as highest
    from chains left join audit_heads using (chain) order by chain`;
  return rows.map(({ chain, sequence, hash, lowest, highest }) => {
    return { chain, head: sequence === null || hash === null ? null : { sequence, hash }, lowest, highest };
  });
}

export interface Link {
  readonly sequence: number;
  readonly recordId: string;
  readonly hash: Buffer;
  /** Null where there is a link, but no record. */
  readonly record: LinkedRecord | null;
}

export interface LinkRange {
  readonly chain: string;
  readonly after: number;
  readonly upTo: number;
  readonly rows: number;
  readonly bytes: number;
}

interface LinkRow extends Omit<LinkedRecord, 'id'> {
  readonly id: string | null;
  readonly sequence: number;
  readonly recordId: string;
  readonly hash: Buffer;
}

/** Only as many links as have the bytes, but one at least. */
export async function readLinks(sql: Sql, { chain, after, upTo, rows, bytes }: LinkRange): Promise<Link[]> {
  const found = await sql<LinkRow[]>`
    select * from (
      select *, sum(octet_length(concat(before, after))) over (order by sequence) - octet_length(concat(before, after)) as "bytesBefore"
      from (
        select c.sequence, c.record_id::text as "recordId", c.hash, r.id::text as id,
          case when isfinite(at) then (extract(epoch from at) * 1000000)::bigint::text else at::text end as "atUs", actor_kind as "actorKind", actor_id as "actorId", actor_name as "actorName", action, project, environment,
          subject_kind as "subjectKind", subject_key as "subjectKey", before::text as before, after::text as after,
          request_id as "requestId"
        from audit_chain c left join audit_records r on r.id = c.record_id
        where c.chain = ${chain} and c.sequence > ${after} and c.sequence <= ${upTo}
        order by c.sequence limit ${rows}
      ) found
    ) counted
    where "bytesBefore" < ${bytes} order by sequence`;
  return found.map(({ sequence, recordId, hash, id, ...rest }) => {
    return { sequence, recordId, hash, record: id === null ? null : { id, ...rest } };
  });
}

export interface UnlinkedRecord {
  readonly id: string;
  readonly project: string | null;
}

const recordsAtOnce = 100_000;

/** Records that no chain knows of; each statement looks at a part of all. */
export async function* readUnlinked(sql: Sql): AsyncGenerator<UnlinkedRecord, void> {
  for (let part = await readPart(sql, null); part.last !== null; part = await readPart(sql, part.last)) {
    yield* part.unlinked;
  }
}

interface Part {
  readonly last: string | null;
  readonly unlinked: readonly UnlinkedRecord[];
}

async function readPart(sql: Sql, after: string | null): Promise<Part> {
  const rest = after === null ? sql`` : sql`where id > ${after}::bigint`;
  const [part] = await sql<Part[]>`
    with part as (select id, project from audit_records ${rest} order by id limit ${recordsAtOnce})
    select max(part.id)::text as last, coalesce(
      jsonb_agg(jsonb_build_object('id', part.id::text, 'project', project) order by part.id) filter (where record_id is null),
      '[]') as unlinked
    from part left join audit_chain on record_id = part.id`;
  return part ?? { last: null, unlinked: [] };
}

const guards = [
  'constraint audit_chain_pkey',
  'constraint audit_chain_record_id_key',
  'constraint audit_heads_pkey',
  'constraint audit_records_pkey',
  'trigger audit_chain_by_trigger',
  'trigger audit_chain_only_grows',
  'trigger audit_heads_by_trigger',
  'trigger audit_heads_stay',
  'trigger audit_records_chained',
  'trigger audit_records_only_grow',
];

/** What ought to keep the log from being changed, and does not: it is gone, or switched off. */
export async function readMissingGuards(sql: Sql): Promise<string[]> {
  const rows = await sql<{ guard: string }[]>`
    select unnest(${guards}::text[]) as guard
    except
    select 'trigger ' || tgname from pg_trigger where tgenabled in ('O', 'A')
      and tgrelid in ('audit_records'::regclass, 'audit_chain'::regclass, 'audit_heads'::regclass)
    except
    select 'constraint ' || conname from pg_constraint where convalidated
      and conrelid in ('audit_records'::regclass, 'audit_chain'::regclass, 'audit_heads'::regclass)
    order by guard`;
  return rows.map(({ guard }) => guard);
}
