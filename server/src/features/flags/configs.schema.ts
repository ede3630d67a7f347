import type { Prerequisite, Rule, Serve, Target } from '@guidon/evaluator';
import { type Static, type TSchema, Type } from '@sinclair/typebox';
import { AttributeCondition, AttributeName, Texts } from '../../definitions/conditions.schema.js';
import { Key, strictObject, Time } from '../../http/schemas.js';

const RuleId = Type.String({ minLength: 1, maxLength: 512 });
const VariantName = Type.String({ minLength: 1, maxLength: 100 });

/** Types of the evaluator, whose lists are readonly, over schemas that check their shape. */
function typed<T>(schema: TSchema) {
  return Type.Unsafe<T>(schema);
}

const SegmentCondition = strictObject({ segment: Key, negate: Type.Optional(Type.Boolean()) });

const ServeSchema = typed<Serve>(
  Type.Union([
    strictObject({ variant: VariantName }),
    strictObject({
      by: AttributeName,
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

const TargetSchema = typed<Target>(strictObject({ variant: VariantName, by: AttributeName, values: Texts }));
const PrerequisiteSchema = typed<Prerequisite>(
  strictObject({ flag: Key, variants: Type.Array(VariantName, { minItems: 1, maxItems: 100, uniqueItems: true }) }),
);
const Conditions = Type.Array(Type.Union([AttributeCondition, SegmentCondition]), { minItems: 1, maxItems: 100 });

const RuleView = typed<Rule>(strictObject({ id: RuleId, conditions: Conditions, serve: ServeSchema }));
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

const patch = {
  enabled: Type.Optional(Type.Boolean()),
  offVariant: Type.Optional(VariantName),
  targets: Type.Optional(Type.Array(TargetSchema, { maxItems: 200 })),
  prerequisites: Type.Optional(Type.Array(PrerequisiteSchema, { maxItems: 50 })),
  rules: Type.Optional(Type.Array(RuleInput, { maxItems: 500 })),
  fallthrough: Type.Optional(ServeSchema),
};
export const ConfigPatch = strictObject(patch, { minProperties: 1 });
export type ConfigPatch = Static<typeof ConfigPatch>;

export const EnabledBody = strictObject({ enabled: Type.Boolean() });

export const PercentageBody = strictObject({
  percentage: Type.Number({ minimum: 0, maximum: 100, description: 'At most three decimals.' }),
  by: Type.Optional(AttributeName),
  variant: Type.Optional(VariantName),
  control: Type.Optional(VariantName),
});

export const WhitelistQuery = strictObject({
  by: Type.Optional(Type.String({ minLength: 1, maxLength: 512, default: 'userId' })),
  variant: Type.Optional(VariantName),
});

/** A change that is only thought of. */
export const ReachBody = strictObject({ settings: strictObject(patch) });
