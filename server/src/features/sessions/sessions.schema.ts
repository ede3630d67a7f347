import { type Static, Type } from '@sinclair/typebox';
import { Key, RoleName, Time } from '../../http/schemas.js';

export const CurrentSession = Type.Object({
  user: Type.Object({
    id: Type.String({ format: 'uuid' }),
    email: Type.String(),
    name: Type.String(),
    role: Type.Union([RoleName, Type.Null()], { description: 'On the whole instance; null: on single projects only.' }),
  }),
  projects: Type.Record(Key, RoleName, { description: 'Roles on single projects; the higher of both counts.' }),
  method: Type.String({ description: '`password`, or the key of an identity provider.' }),
  expiresAt: Type.String({ format: 'date-time', description: 'Then one signs in anew, whatever one is doing.' }),
});
export type CurrentSession = Static<typeof CurrentSession>;

export const OwnSession = Type.Object({
  id: Type.String({ format: 'uuid' }),
  method: Type.String(),
  userAgent: Type.String(),
  address: Type.String({ description: 'Where it was begun from.' }),
  isCurrent: Type.Boolean({ description: 'It is the one that asks.' }),
  createdAt: Time,
  seenAt: Time,
  expiresAt: Time,
});
export type OwnSession = Static<typeof OwnSession>;
