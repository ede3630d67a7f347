import { type Static, Type } from '@sinclair/typebox';
import { AttributeName } from '../../definitions/conditions.schema.js';
import { Description, Key, Name, strictObject, Time } from '../../http/schemas.js';

const PublicAttributes = Type.Array(AttributeName, {
  maxItems: 100,
  uniqueItems: true,
  description:
    'The attributes whose conditions client keys may see in clear. A flag that compares others is decided by the server.',
});

const PrivateAttributes = Type.Array(AttributeName, {
  maxItems: 100,
  uniqueItems: true,
  description: 'The attributes that no sample of contexts ever keeps.',
});

export const ProjectView = Type.Object({
  key: Key,
  name: Name,
  description: Type.String(),
  publicAttributes: PublicAttributes,
  privateAttributes: PrivateAttributes,
  createdAt: Time,
  updatedAt: Time,
});
export type ProjectView = Static<typeof ProjectView>;

export const NewProject = strictObject({
  key: Key,
  name: Type.Optional(Name),
  description: Type.Optional(Description),
  publicAttributes: Type.Optional(PublicAttributes),
  privateAttributes: Type.Optional(PrivateAttributes),
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
  {
    name: Type.Optional(Name),
    description: Type.Optional(Description),
    publicAttributes: Type.Optional(PublicAttributes),
    privateAttributes: Type.Optional(PrivateAttributes),
  },
  { minProperties: 1 },
);
export type ProjectPatch = Static<typeof ProjectPatch>;
