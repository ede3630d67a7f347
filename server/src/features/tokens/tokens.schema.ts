import { type Static, Type } from '@sinclair/typebox';
import { Key, Name, NullableTime, nullable, RoleName, strictObject, Time } from '../../http/schemas.js';

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
  project: nullable(Type.String(), { description: 'The only one that it is for; null: all.' }),
  user: nullable(Type.Object({ id: Type.String(), name: Type.String() })),
  hint: Type.String({ description: 'Its first characters.' }),
  createdAt: Time,
  expiresAt: NullableTime,
  lastUsedAt: NullableTime,
  revokedAt: NullableTime,
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
