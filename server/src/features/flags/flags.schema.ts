import type { Flag } from '@guidon/evaluator';
import { type Static, Type } from '@sinclair/typebox';
import { Description, Key, strictObject, Time } from '../../http/schemas.js';

export const FlagKind = Type.Unsafe<Flag['kind']>({
  type: 'string',
  enum: ['boolean', 'string', 'number', 'json'],
  description: 'What its variants hold. It cannot be changed later.',
});

const Variants = Type.Unsafe<Flag['variants']>({
  type: 'object',
  minProperties: 1,
  maxProperties: 100,
  propertyNames: { pattern: '^[a-zA-Z0-9][a-zA-Z0-9._-]{0,99}$' },
  additionalProperties: {},
  description: 'Each name with its value. A boolean flag has `on` and `off`.',
});

const Tags = Type.Array(Type.String({ minLength: 1, maxLength: 100 }), { maxItems: 50, uniqueItems: true });
const Seed = Type.String({
  minLength: 1,
  maxLength: 512,
  description: 'What the bucket is drawn with, in place of the key.',
});

export const FlagView = Type.Object({
  key: Key,
  description: Type.String(),
  kind: FlagKind,
  variants: Variants,
  seed: Type.Union([Seed, Type.Null()]),
  tags: Tags,
  clientVisible: Type.Boolean({ description: 'Whether client keys may see it.' }),
  createdAt: Time,
  updatedAt: Time,
  archivedAt: Type.Union([Time, Type.Null()]),
});
export type FlagView = Static<typeof FlagView>;

export const NewFlag = strictObject({
  key: Key,
  description: Type.Optional(Description),
  kind: Type.Optional(FlagKind),
  variants: Type.Optional(Variants),
  seed: Type.Optional(Seed),
  tags: Type.Optional(Tags),
  clientVisible: Type.Optional(Type.Boolean()),
});
export type NewFlag = Static<typeof NewFlag>;

export const FlagPatch = strictObject(
  {
    description: Type.Optional(Description),
    variants: Type.Optional(Variants),
    tags: Type.Optional(Tags),
    clientVisible: Type.Optional(Type.Boolean()),
  },
  { minProperties: 1 },
);
export type FlagPatch = Static<typeof FlagPatch>;
