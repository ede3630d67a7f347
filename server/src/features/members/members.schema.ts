import { type Static, Type } from '@sinclair/typebox';
import { pageQuery } from '../../http/paging.js';
import { Name, NullableTime, RoleName, strictObject, Time } from '../../http/schemas.js';

export const Member = Type.Object({
  id: Type.String({ format: 'uuid' }),
  email: Type.String(),
  name: Type.String(),
  role: Type.Union([RoleName, Type.Null()], { description: 'On the whole instance; null where only projects count.' }),
  projects: Type.Record(Type.String(), RoleName, { description: 'Roles on single projects, by their keys.' }),
  createdAt: Time,
  lastSeenAt: NullableTime,
  deactivatedAt: NullableTime,
});
export type Member = Static<typeof Member>;

export const MembersQuery = strictObject({
  ...pageQuery,
  project: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 512,
      description: 'Only who has a role there, by the instance or by the project.',
    }),
  ),
});
export type MembersQuery = Static<typeof MembersQuery>;

export const UserPatch = strictObject(
  {
    name: Type.Optional(Name),
    role: Type.Optional(Type.Union([RoleName, Type.Null()])),
    deactivated: Type.Optional(
      Type.Boolean({ description: 'Their sessions end and their tokens are refused; they may be brought back.' }),
    ),
  },
  { minProperties: 1 },
);
export type UserPatch = Static<typeof UserPatch>;

export const MembershipBody = strictObject({ role: RoleName });
