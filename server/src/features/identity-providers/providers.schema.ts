import { type Static, Type } from '@sinclair/typebox';
import { Key, Name, RoleName, strictObject, Time } from '../../http/schemas.js';

const GroupRole = strictObject({
  group: Type.String({ minLength: 1, maxLength: 300 }),
  role: RoleName,
  project: Type.Union([Key, Type.Null()], { description: 'Null: on the whole instance.' }),
});
const nullableRole = Type.Union([RoleName, Type.Null()]);

const settings = {
  name: Type.String({ ...Name, description: 'As the button to sign in says it.' }),
  issuer: Type.String({
    maxLength: 1000,
    description: 'The URL below which `/.well-known/openid-configuration` lies.',
  }),
  clientId: Type.String({ minLength: 1, maxLength: 500 }),
  scopes: Type.Array(Type.String({ pattern: '^[\\x21\\x23-\\x5b\\x5d-\\x7e]{1,100}$' }), {
    maxItems: 20,
    uniqueItems: true,
  }),
  groupsClaim: Type.String({
    minLength: 1,
    maxLength: 200,
    description: 'The claim that lists the groups of a person.',
  }),
  roles: Type.Array(GroupRole, { maxItems: 500, description: 'What members of a group are. The highest counts.' }),
  defaultRole: Type.Union([RoleName, Type.Null()], {
    description: 'On the instance, of those whom no group gives a role. Null: they are refused.',
  }),
};
const ClientSecret = Type.String({ minLength: 1, maxLength: 2000, description: 'Kept sealed, and never shown again.' });

export const IdentityProvider = Type.Object({
  key: Key,
  ...settings,
  defaultRole: nullableRole,
  hasClientSecret: Type.Boolean(),
  isEnabled: Type.Boolean(),
  redirectUri: Type.String({ description: 'What the provider must be told to send people back to.' }),
  createdAt: Time,
  updatedAt: Time,
});
export type IdentityProvider = Static<typeof IdentityProvider>;

export const NewIdentityProvider = strictObject({
  key: Key,
  name: settings.name,
  issuer: settings.issuer,
  clientId: settings.clientId,
  clientSecret: Type.Optional(ClientSecret),
  scopes: Type.Optional(settings.scopes),
  groupsClaim: Type.Optional(settings.groupsClaim),
  roles: Type.Optional(settings.roles),
  defaultRole: Type.Optional(settings.defaultRole),
});
export type NewIdentityProvider = Static<typeof NewIdentityProvider>;

export const IdentityProviderPatch = strictObject(
  {
    name: Type.Optional(settings.name),
    issuer: Type.Optional(settings.issuer),
    clientId: Type.Optional(settings.clientId),
    clientSecret: Type.Optional(ClientSecret),
    scopes: Type.Optional(settings.scopes),
    groupsClaim: Type.Optional(settings.groupsClaim),
    roles: Type.Optional(settings.roles),
    defaultRole: Type.Optional(settings.defaultRole),
    isEnabled: Type.Optional(Type.Boolean()),
  },
  { minProperties: 1 },
);
export type IdentityProviderPatch = Static<typeof IdentityProviderPatch>;

export const SignInProviders = Type.Object({
  items: Type.Array(Type.Object({ key: Key, name: Type.String() })),
  isUnclaimed: Type.Boolean({ description: 'There is no account yet: `guidon owner link` makes the first.' }),
});
export type SignInProviders = Static<typeof SignInProviders>;
