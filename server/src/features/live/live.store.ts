import type { Sql } from '../../database/database.js';

export interface ChainEnd {
  /** A project's key; '' for what belongs to none. */
  readonly chain: string;
  readonly sequence: number;
}

/** Where the audit log's chains end: links are numbered in the order of their commits, without gaps. */
export async function readChainEnds(sql: Sql): Promise<ChainEnd[]> {
  return await sql<ChainEnd[]>`select chain, sequence from audit_heads`;
}

export interface ChangeNote {
  readonly action: string;
  readonly environment: string | null;
  readonly subjectKind: string;
  readonly subjectKey: string;
  readonly actorName: string;
}

/** Of what was changed only what it was: never what it became. */
export async function readNotes(sql: Sql, { chain, sequence }: ChainEnd, most: number): Promise<ChangeNote[]> {
  return await sql<ChangeNote[]>`
    select r.action, r.environment, r.subject_kind as "subjectKind", r.subject_key as "subjectKey", r.actor_name as "actorName"
    from audit_chain c join audit_records r on r.id = c.record_id
    where c.chain = ${chain} and c.sequence > ${sequence} order by c.sequence limit ${most}`;
}
