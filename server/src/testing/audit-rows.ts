import type { Sql } from '../database/database.js';
import type { Finding } from '../features/audit/audit-chain.walk.js';
import { type VerifyOptions, verifyAudit } from '../features/audit/audit-verify.service.js';

export interface RecordValues {
  readonly at?: string;
  readonly actor?: string;
  readonly action?: string;
  readonly project?: string | null;
  readonly subject?: string;
  /** As JSON. */
  readonly before?: string | null;
  readonly after?: string | null;
}

/** As a release writes it that knows nothing of chains. */
export async function insertRecord(sql: Sql, values: RecordValues = {}): Promise<void> {
  const { actor = 'someone', action = 'flag.configure', project = 'default', subject = 'flag-1' } = values;
  const { at = '2026-01-02T03:04:05.678901Z', before = null, after = '{"enabled": true}' } = values;
  await sql`
    insert into audit_records (at, actor_kind, actor_name, action, project, subject_kind, subject_key, before, after)
    values (${at}::text::timestamptz, 'token', ${actor}, ${action}, ${project}, 'flag', ${subject},
      ${before}::text::jsonb, ${after}::text::jsonb)`;
}

export async function findingsOf(sql: Sql, options: Partial<VerifyOptions> = {}): Promise<Finding[]> {
  const findings: Finding[] = [];
  await verifyAudit(sql, { onFinding: (finding) => findings.push(finding), ...options });
  return findings;
}

export async function headOf(sql: Sql, chain: string): Promise<{ sequence: number; hash: string }> {
  const [head] = await sql<{ sequence: number; hash: string }[]>`
    select sequence, encode(hash, 'hex') as hash from audit_heads where chain = ${chain}`;
  return head ?? { sequence: 0, hash: '' };
}
