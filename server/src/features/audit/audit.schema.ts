import { type Static, Type } from '@sinclair/typebox';
import { pageQuery } from '../../http/paging.js';
import { NullableText, strictObject, Time } from '../../http/schemas.js';

const subject = { kind: Type.String(), key: Type.String() };

const recorded = {
  id: Type.Integer(),
  at: Time,
  actor: Type.Object({ kind: Type.String(), id: NullableText, name: Type.String() }),
  action: Type.String(),
  project: NullableText,
  environment: NullableText,
  subject: Type.Object(subject),
  before: Type.Unknown({ description: 'What changed, as it was; null where it is new.' }),
  after: Type.Unknown({ description: 'What changed, as it became; null where it is gone.' }),
  requestId: NullableText,
  sequence: Type.Union([Type.Integer(), Type.Null()], {
    description: "Its place in the chain of its project; null where it was put in past the chain's trigger.",
  }),
  hash: Type.Union([Type.String(), Type.Null()], {
    description: 'SHA-256, 64 hex digits, over the hash before and this record.',
  }),
};

export const ExportedAuditRecord = Type.Object(recorded);

const name = Type.Union([Type.String(), Type.Null()], {
  description: 'Where its key is an id: what it was called then, else what it is called now; no part of the record.',
});
export const AuditRecord = Type.Object({ ...recorded, subject: Type.Object({ ...subject, name }) });
export type AuditRecord = Static<typeof AuditRecord>;

const Text = Type.String({ minLength: 1, maxLength: 200 });

const filter = {
  project: Type.Optional(Text),
  environment: Type.Optional(Text),
  flag: Type.Optional(
    Type.String({ minLength: 1, maxLength: 200, description: 'Short for `subjectKind=flag` and `subject`.' }),
  ),
  subjectKind: Type.Optional(
    Type.String({ minLength: 1, maxLength: 100, description: '`flag`, `segment`, `environment`, …' }),
  ),
  subject: Type.Optional(Type.String({ minLength: 1, maxLength: 512, description: "The subject's key." })),
  actor: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: "The actor's name or id." })),
  action: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 200,
      description: 'As `flag.create`; `flag.*` is any with that beginning.',
    }),
  ),
  from: Type.Optional(Time),
  to: Type.Optional(Type.String({ format: 'date-time', description: 'Exclusive.' })),
};
const AuditFilter = strictObject(filter);
export type AuditFilter = Static<typeof AuditFilter>;

export const AuditQuery = strictObject({ ...pageQuery, ...filter });
export type AuditQuery = Static<typeof AuditQuery>;

export type ExportFormat = 'csv' | 'json' | 'ndjson';

export const AuditExportQuery = strictObject({
  ...filter,
  format: Type.Unsafe<ExportFormat>({ type: 'string', enum: ['csv', 'json', 'ndjson'] }),
});
