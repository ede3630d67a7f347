import { createHash } from 'node:crypto';

/** A record as the chain's hash is taken over it: each value as Postgres writes it as text. */
export interface LinkedRecord {
  readonly id: string;
  /** Microseconds since 1970, UTC. */
  readonly atUs: string;
  readonly actorKind: string;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly action: string;
  readonly project: string | null;
  readonly environment: string | null;
  readonly subjectKind: string;
  readonly subjectKey: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly requestId: string | null;
}

/** What stands before the first link. */
export const chainStart = Buffer.alloc(32);

/** The same as `audit_hash` in the database, written a second time: each finds the other's mistakes. */
export function linkHash(previous: Buffer, sequence: number, record: LinkedRecord): Buffer {
  return createHash('sha256').update(previous).update(canonicalForm(sequence, record)).digest();
}

/** As docs/audit.md describes it. */
export function canonicalForm(sequence: number, record: LinkedRecord): string {
  const fields = [
    'guidon-audit-1',
    String(sequence),
    record.id,
    record.atUs,
    record.actorKind,
    record.actorId,
    record.actorName,
    record.action,
    record.project,
    record.environment,
    record.subjectKind,
    record.subjectKey,
    record.before,
    record.after,
    record.requestId,
  ];
  return fields.map((field) => (field === null ? '-,' : `${Buffer.byteLength(field)}:${field},`)).join('');
}
