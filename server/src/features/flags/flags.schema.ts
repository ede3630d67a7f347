import type { Flag } from '@guidon/evaluator';
import { type Static, Type } from '@sinclair/typebox';
import { Description, Key, strictObject, Time } from '../../http/schemas.js';
import { type Lifecycle, lifecycles } from './flag-lifecycle.js';

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

const OwnerId = Type.Union([Type.String({ format: 'uuid' }), Type.Null()], {
  description: 'The account of the person who answers for the flag; null: nobody.',
});

const flagView = {
  key: Key,
  description: Type.String(),
  kind: FlagKind,
  variants: Variants,
  seed: Type.Union([Seed, Type.Null()]),
  tags: Tags,
  clientVisible: Type.Boolean({ description: 'Whether client keys may see it.' }),
  owner: Type.Union([Type.Object({ id: Type.String(), name: Type.String() }), Type.Null()], {
    description: 'The person who answers for it.',
  }),
  createdAt: Time,
  updatedAt: Time,
  archivedAt: Type.Union([Time, Type.Null()]),
};
export const FlagView = Type.Object(flagView);
export type FlagView = Static<typeof FlagView>;

export const LifecycleName = Type.Unsafe<Lifecycle>({
  type: 'string',
  enum: [...lifecycles],
  description:
    'Where it stands between its making and its end. `ready-to-remove`: a release of it was completed as long ago as its plan says, and nobody is served anything else since.',
});
const codeUses = Type.Union([Type.Integer(), Type.Null()], {
  description: "How many places in code use it; null: none of the project's code bases was scanned.",
});

/** A flag by itself, with what others make of it. */
export const FlagDetails = Type.Object({ ...flagView, lifecycle: LifecycleName, codeUses });
export type FlagDetails = Static<typeof FlagDetails>;

const FlagSummary = Type.Object({
  enabled: Type.Boolean(),
  rollout: Type.Union([Type.Number(), Type.Null()], {
    description:
      'How many percent of those whom no target and no rule serves get `on`, or of another kind anything but the off variant; null where it cannot be said.',
  }),
  rules: Type.Integer({ description: 'How many there are.' }),
  hasTargets: Type.Boolean(),
  etag: Type.String({ description: 'For `If-Match` of an edit in this environment.' }),
  updatedAt: Time,
});
export type FlagSummary = Static<typeof FlagSummary>;

/** A flag as a list shows it: with what it is in each environment, and how it is used. */
export const FlagListItem = Type.Object({
  ...flagView,
  lifecycle: LifecycleName,
  codeUses,
  environments: Type.Record(Key, FlagSummary, { description: 'By the key of the environment.' }),
  lastEvaluatedAt: Type.Union([Time, Type.Null()], {
    description: 'As far as SDKs have reported; null: not in the last 90 days.',
  }),
  evaluations: Type.Array(Type.Integer(), {
    description:
      'Of the last 24 hours, one sum an hour, the running one last; of the environment asked for, else of all.',
  }),
});
export type FlagListItem = Static<typeof FlagListItem>;

export const NewFlag = strictObject({
  key: Key,
  description: Type.Optional(Description),
  kind: Type.Optional(FlagKind),
  variants: Type.Optional(Variants),
  seed: Type.Optional(Seed),
  tags: Type.Optional(Tags),
  clientVisible: Type.Optional(Type.Boolean()),
  owner: Type.Optional(OwnerId),
});
export type NewFlag = Static<typeof NewFlag>;

export const FlagPatch = strictObject(
  {
    description: Type.Optional(Description),
    variants: Type.Optional(Variants),
    tags: Type.Optional(Tags),
    clientVisible: Type.Optional(Type.Boolean()),
    owner: Type.Optional(OwnerId),
  },
  { minProperties: 1 },
);
export type FlagPatch = Static<typeof FlagPatch>;
