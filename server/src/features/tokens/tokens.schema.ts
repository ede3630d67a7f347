import { type Static, Type } from '@sinclair/typebox';
import { Key, Name, RoleName, strictObject, Time } from '../../http/schemas.js';

const nullableTime = Type.Union([Time, Type.Null()]);
const Kind = Type.Unsafe<'personal' | 'service'>({
  type: 'string',
  enum: ['personal', 'service'],
  description:
    'A personal token may do what its user may, and ends with their account; a service token stands by itself.',
});

export const Token = Type.Object({
  id: Type.String({ format: 'uuid' }),
  name: Type.String(),
  kind: Kind,
  role: RoleName,
  project: Type.Union([Type.String(), Type.Null()], { description: 'The only one that it is for; null: all.' }),
  user: Type.Union([Type.Object({ id: Type.String(), name: Type.String() }), Type.Null()]),
  hint: Type.String({ description: 'Its first characters.' }),
  createdAt: Time,
  expiresAt: nullableTime,
  lastUsedAt: nullableTime,
  revokedAt: nullableTime,
});
export type Token = Static<typeof Token>;

export const CreatedToken = Type.Composite([
  Token,
  Type.Object({ token: Type.String({ description: 'Shown this once.' }) }),
]);
export type CreatedToken = Static<typeof CreatedToken>;

export const NewTokenBody = strictObject({
  name: Name,
  kind: Type.Optional(Type.Unsafe<'personal' | 'service'>({ ...Kind, default: 'service' })),
  role: Type.Optional(RoleName),
  project: Type.Optional(Key),
  expiresAt: Type.Optional(Time),
});
export type NewTokenBody = Static<typeof NewTokenBody>;
