import type { Prerequisite, Rule, Serve, Target } from '@guidon/evaluator';
import { type Static, type TSchema, Type } from '@sinclair/typebox';
import { Key, strictObject, Time } from '../../http/schemas.js';

const Name = Type.String({ minLength: 1, maxLength: 512 });
const VariantName = Type.String({ minLength: 1, maxLength: 100 });
const Values = Type.Array(Type.String({ maxLength: 512 }), { uniqueItems: true, description: 'At most 10,000.' });

/** Types of the evaluator, whose lists are readonly, over schemas that check their shape. */
function typed<T>(schema: TSchema) {
  return Type.Unsafe<T>(schema);
}

const Operator = Type.Unsafe<string>({
  type: 'string',
  enum: [
    'in',
    'startsWith',
    'endsWith',
    'contains',
    'lt',
    'lte',
    'gt',
    'gte',
    'before',
    'after',
    'semverEq',
    'semverLt',
    'semverGt',
    'exists',
  ],
});

export const AttributeCondition = strictObject({
  attribute: Name,
  operator: Operator,
  values: Type.Array(Type.Union([Type.String({ maxLength: 512 }), Type.Number()])),
  negate: Type.Optional(Type.Boolean()),
});

const SegmentCondition = strictObject({ segment: Key, negate: Type.Optional(Type.Boolean()) });

const ServeSchema = typed<Serve>(
  Type.Union([
    strictObject({ variant: VariantName }),
    strictObject({
      by: Name,
      split: Type.Array(
        strictObject({ variant: VariantName, weight: Type.Integer({ minimum: 0, maximum: 100_000 }) }),
        {
          minItems: 1,
          maxItems: 100,
          description: 'Weights in thousandths of a percent; they sum to 100000.',
        },
      ),
    }),
  ]),
);

const TargetSchema = typed<Target>(strictObject({ variant: VariantName, by: Name, values: Values }));
const PrerequisiteSchema = typed<Prerequisite>(
  strictObject({ flag: Key, variants: Type.Array(VariantName, { minItems: 1, maxItems: 100, uniqueItems: true }) }),
);
const Conditions = Type.Array(Type.Union([AttributeCondition, SegmentCondition]), { minItems: 1, maxItems: 100 });

const RuleView = typed<Rule>(strictObject({ id: Name, conditions: Conditions, serve: ServeSchema }));
const RuleInput = strictObject({
  id: Type.Optional(
    Type.String({ minLength: 1, maxLength: 100, description: 'Given by its place where it is missing.' }),
  ),
  conditions: Conditions,
  serve: ServeSchema,
});

export const ConfigView = Type.Object({
  flag: Key,
  environment: Key,
  enabled: Type.Boolean(),
  offVariant: VariantName,
  targets: Type.Array(TargetSchema),
  prerequisites: Type.Array(PrerequisiteSchema),
  rules: Type.Array(RuleView),
  fallthrough: ServeSchema,
  updatedAt: Time,
});
export type ConfigView = Static<typeof ConfigView>;

export const ConfigPatch = strictObject(
  {
    enabled: Type.Optional(Type.Boolean()),
    offVariant: Type.Optional(VariantName),
    targets: Type.Optional(Type.Array(TargetSchema, { maxItems: 200 })),
    prerequisites: Type.Optional(Type.Array(PrerequisiteSchema, { maxItems: 50 })),
    rules: Type.Optional(Type.Array(RuleInput, { maxItems: 500 })),
    fallthrough: Type.Optional(ServeSchema),
  },
  { minProperties: 1 },
);
export type ConfigPatch = Static<typeof ConfigPatch>;

export const EnabledBody = strictObject({ enabled: Type.Boolean() });

export const PercentageBody = strictObject({
  percentage: Type.Number({ minimum: 0, maximum: 100, description: 'At most three decimals.' }),
  by: Type.Optional(Name),
  variant: Type.Optional(VariantName),
  control: Type.Optional(VariantName),
});

export const WhitelistQuery = strictObject({
  by: Type.Optional(Type.String({ minLength: 1, maxLength: 512, default: 'userId' })),
  variant: Type.Optional(VariantName),
});
