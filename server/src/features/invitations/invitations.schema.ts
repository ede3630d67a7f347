import { type Static, Type } from '@sinclair/typebox';
import { Key, Name, NullableText, nullable, RoleName, strictObject, Time } from '../../http/schemas.js';

const Email = Type.String({ pattern: '^[^\\s@]{1,64}@[^\\s@]{1,255}$', maxLength: 320 });
const LinkToken = Type.String({ minLength: 1, maxLength: 512, description: 'What stands in the link after `#`.' });

export const Invitation = Type.Object({
  id: Type.String({ format: 'uuid' }),
  email: Type.String(),
  role: RoleName,
  project: nullable(Key, { description: 'Null: on the whole instance.' }),
  invitedBy: Type.String(),
  createdAt: Time,
  expiresAt: Time,
});
export type Invitation = Static<typeof Invitation>;

export const CreatedInvitation = Type.Composite([
  Invitation,
  Type.Object({ link: Type.String({ description: 'To be given to that person. Shown this once, good once.' }) }),
]);
export type CreatedInvitation = Static<typeof CreatedInvitation>;

export const NewInvitationBody = strictObject({
  email: Email,
  role: RoleName,
  project: Type.Optional(Type.String({ ...Key, description: 'Without it: on the whole instance.' })),
});
export type NewInvitationBody = Static<typeof NewInvitationBody>;

export const PasswordLink = Type.Object({
  link: Type.String({ description: 'To be given to that person. Shown this once, good once.' }),
  expiresAt: Time,
});
export type PasswordLink = Static<typeof PasswordLink>;

export const LookBody = strictObject({ token: LinkToken });

export const InvitationLook = Type.Object({
  kind: Type.Unsafe<'first-owner' | 'member' | 'password'>({
    type: 'string',
    enum: ['first-owner', 'member', 'password'],
  }),
  email: NullableText,
  role: nullable(RoleName),
  project: nullable(Key),
  hasAccount: Type.Boolean({ description: 'Of an invitation: there is an account, whose password is asked for.' }),
  expiresAt: Time,
});
export type InvitationLook = Static<typeof InvitationLook>;

export const AcceptBody = strictObject({
  token: LinkToken,
  name: Type.Optional(Name),
  email: Type.Optional(Type.String({ ...Email, description: 'Where the link names none.' })),
  password: Type.String({ minLength: 1, maxLength: 1000 }),
});
export type AcceptBody = Static<typeof AcceptBody>;
