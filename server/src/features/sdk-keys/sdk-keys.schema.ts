import { type Static, Type } from '@sinclair/typebox';
import { originPattern } from '../../http/origins.js';
import { Name, Param, strictObject, Time } from '../../http/schemas.js';

const kind = Type.Union([Type.Literal('server'), Type.Literal('client')], {
  description: '`server`: a secret that sees everything in its environment. `client`: public, for browsers.',
});

const origins = Type.Array(
  Type.String({
    maxLength: 300,
    pattern: originPattern,
    description: 'As in an `Origin` header. On this machine (`http://localhost:*`) the port may be any.',
  }),
  { maxItems: 50, uniqueItems: true, description: 'The pages that may use a client key. None named: none may.' },
);

export const SdkKey = Type.Object({
  id: Type.String({ format: 'uuid' }),
  kind,
  name: Type.String(),
  hint: Type.String({ description: 'Its first characters.' }),
  allowedOrigins: Type.Array(Type.String()),
  createdAt: Time,
  revokedAt: Type.Union([Time, Type.Null()]),
});
export type SdkKey = Static<typeof SdkKey>;

export const CreatedSdkKey = Type.Composite([
  SdkKey,
  Type.Object({ key: Type.String({ description: 'Shown this once.' }) }),
]);
export type CreatedSdkKey = Static<typeof CreatedSdkKey>;

export const NewSdkKeyBody = strictObject({ kind, name: Name, allowedOrigins: Type.Optional(origins) });
export type NewSdkKeyBody = Static<typeof NewSdkKeyBody>;

export const SdkKeyPatch = strictObject({ name: Type.Optional(Name), allowedOrigins: Type.Optional(origins) });
export type SdkKeyPatch = Static<typeof SdkKeyPatch>;

export const EnvironmentParams = Type.Object({ project: Param, environment: Param });
export type EnvironmentParams = Static<typeof EnvironmentParams>;
export const SdkKeyParams = Type.Object({ project: Param, environment: Param, key: Param });
export type SdkKeyParams = Static<typeof SdkKeyParams>;
