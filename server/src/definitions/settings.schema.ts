import type { Prerequisite, Rule, Serve, Target } from '@guidon/evaluator';
import { type Static, type TSchema, Type } from '@sinclair/typebox';
import { Key, strictObject } from '../http/schemas.js';
import { AttributeCondition, AttributeName, Texts } from './conditions.schema.js';

const RuleId = Type.String({ minLength: 1, maxLength: 512 });
export const VariantName = Type.String({ minLength: 1, maxLength: 100 });

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

/** What a flag is in an environment, as it is shown. */
export const settings = {
  enabled: Type.Boolean(),
  offVariant: VariantName,
  targets: Type.Array(TargetSchema),
  prerequisites: Type.Array(PrerequisiteSchema),
  rules: Type.Array(RuleView),
  fallthrough: ServeSchema,
};

/** The same as it is written: each property given replaces what there is. */
export const settingsPatch = {
  enabled: Type.Optional(Type.Boolean()),
  offVariant: Type.Optional(VariantName),
  targets: Type.Optional(Type.Array(TargetSchema, { maxItems: 200 })),
  prerequisites: Type.Optional(Type.Array(PrerequisiteSchema, { maxItems: 50 })),
  rules: Type.Optional(Type.Array(RuleInput, { maxItems: 500 })),
  fallthrough: Type.Optional(ServeSchema),
};
export const SettingsPatch = strictObject(settingsPatch, { minProperties: 1 });
export type SettingsPatch = Static<typeof SettingsPatch>;
