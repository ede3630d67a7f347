import { type Static, Type } from '@sinclair/typebox';
import { Key, Name, strictObject, Time } from '../../http/schemas.js';

export const EnvironmentView = Type.Object({
  key: Key,
  name: Name,
  createdAt: Time,
  updatedAt: Time,
});
export type EnvironmentView = Static<typeof EnvironmentView>;

export const NewEnvironment = strictObject({ key: Key, name: Type.Optional(Name) });
export type NewEnvironment = Static<typeof NewEnvironment>;

export const EnvironmentPatch = strictObject({ name: Name });
export type EnvironmentPatch = Static<typeof EnvironmentPatch>;
