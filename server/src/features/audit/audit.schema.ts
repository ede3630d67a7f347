import { type Static, Type } from '@sinclair/typebox';
import { pageQuery } from '../../http/paging.js';
import { strictObject, Time } from '../../http/schemas.js';

const nullableText = Type.Union([Type.String(), Type.Null()]);

export const AuditRecord = Type.Object({
  id: Type.Integer(),
  at: Time,
  actor: Type.Object({ kind: Type.String(), id: nullableText, name: Type.String() }),
  action: Type.String(),
  project: nullableText,
  environment: nullableText,
  subject: Type.Object({ kind: Type.String(), key: Type.String() }),
  before: Type.Unknown({ description: 'What changed, as it was; null where it is new.' }),
  after: Type.Unknown({ description: 'What changed, as it became; null where it is gone.' }),
  requestId: nullableText,
});
export type AuditRecord = Static<typeof AuditRecord>;

const Text = Type.String({ minLength: 1, maxLength: 200 });

export const AuditQuery = strictObject({
  ...pageQuery,
  project: Type.Optional(Text),
  environment: Type.Optional(Text),
  flag: Type.Optional(Text),
  actor: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: "The actor's name or id." })),
  action: Type.Optional(Text),
  from: Type.Optional(Time),
  to: Type.Optional(Type.String({ format: 'date-time', description: 'Exclusive.' })),
});
export type AuditQuery = Static<typeof AuditQuery>;
