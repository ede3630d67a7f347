import { type Static, Type } from '@sinclair/typebox';
import { Description, Key, Name, strictObject, Time } from '../../http/schemas.js';

export const ProjectView = Type.Object({
  key: Key,
  name: Name,
  description: Type.String(),
  createdAt: Time,
  updatedAt: Time,
});
export type ProjectView = Static<typeof ProjectView>;

export const NewProject = strictObject({
  key: Key,
  name: Type.Optional(Name),
  description: Type.Optional(Description),
  environments: Type.Optional(
    Type.Array(Key, {
      maxItems: 20,
      uniqueItems: true,
      default: ['development', 'staging', 'production'],
      description: 'The keys of the environments to begin with.',
    }),
  ),
});
export type NewProject = Static<typeof NewProject>;

export const ProjectPatch = strictObject(
  { name: Type.Optional(Name), description: Type.Optional(Description) },
  { minProperties: 1 },
);
export type ProjectPatch = Static<typeof ProjectPatch>;
