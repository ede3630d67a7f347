import { type Static, Type } from '@sinclair/typebox';
import type { ChangeRole as Least } from '../../http/account.js';
import { Key, Name, strictObject, Time } from '../../http/schemas.js';

const ChangeRole = Type.Unsafe<Least>({
  type: 'string',
  enum: ['editor', 'admin', 'owner'],
  description: 'The least that may change what is served there.',
});

const settings = {
  changeRole: ChangeRole,
  requiresApproval: Type.Boolean({
    description: 'A change there waits until another person has approved it; switching off does not.',
  }),
  sampleContexts: Type.Boolean({ description: 'SDKs send a small sample of the contexts that they ask for.' }),
};

export const EnvironmentView = Type.Object({
  key: Key,
  name: Name,
  ...settings,
  createdAt: Time,
  updatedAt: Time,
});
export type EnvironmentView = Static<typeof EnvironmentView>;

export const NewEnvironment = strictObject({
  key: Key,
  ...Type.Partial(Type.Object({ name: Name, ...settings })).properties,
});
export type NewEnvironment = Static<typeof NewEnvironment>;

export const EnvironmentPatch = strictObject(Type.Partial(Type.Object({ name: Name, ...settings })).properties, {
  minProperties: 1,
});
export type EnvironmentPatch = Static<typeof EnvironmentPatch>;
