import { type Static, Type } from '@sinclair/typebox';
import { Name, strictObject, Time } from '../../http/schemas.js';

const nullableTime = Type.Union([Time, Type.Null()]);

export const Token = Type.Object({
  id: Type.String({ format: 'uuid' }),
  name: Type.String(),
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

export const NewTokenBody = strictObject({ name: Name, expiresAt: Type.Optional(Time) });
export type NewTokenBody = Static<typeof NewTokenBody>;
