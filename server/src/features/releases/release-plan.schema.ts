import { type TSchema, Type } from '@sinclair/typebox';
import { AttributeName, Texts } from '../../definitions/conditions.schema.js';
import { VariantName } from '../../definitions/settings.schema.js';
import { type ChangeRole, roles } from '../../http/account.js';
import { Key, strictObject } from '../../http/schemas.js';
import { type PlanInput, type ReleasePlan, weekdays } from './machine/release.model.js';
import type { PlanOverrides } from './templates/release.templates.js';

function oneOf<T extends string>(values: readonly T[], description?: string) {
  return Type.Unsafe<T>({ type: 'string', enum: [...values], ...(description && { description }) });
}

const Audience = strictObject({
  targets: Type.Optional(
    Type.Array(
      strictObject({
        by: AttributeName,
        values: Texts,
        hint: Type.Optional(
          Type.String({
            maxLength: 500,
            description: 'In templates: what is to be filled in where `values` is empty.',
          }),
        ),
      }),
      { maxItems: 50 },
    ),
  ),
  segments: Type.Optional(Type.Array(Key, { maxItems: 50, uniqueItems: true })),
  percentage: Type.Optional(
    Type.Number({ minimum: 0, maximum: 100, description: 'At most three decimals; where it is missing, as before.' }),
  ),
});

const Guard = strictObject({
  operation: Type.String({ minLength: 1, maxLength: 200 }),
  measure: oneOf(['error-rate', 'latency-p50', 'latency-p95', 'latency-p99', 'mean']),
  source: oneOf(['telemetry', 'prometheus', 'alert']),
  compare: Type.Union([
    strictObject({ control: strictObject({ tolerance: Type.Number() }) }),
    strictObject({ limit: Type.Number() }),
  ]),
  minimumSample: Type.Optional(Type.Integer({ minimum: 1 })),
});

const changeRoles = roles.filter((role): role is ChangeRole => role !== 'viewer');

const stage = {
  name: Type.String({ minLength: 1, maxLength: 100 }),
  audience: Audience,
  holdFor: Type.String({
    maxLength: 40,
    description: 'ISO 8601, of weeks, days, hours and minutes: `P2D`, `PT30M`. A day is 24 hours.',
  }),
  guards: Type.Optional(Type.Array(Guard, { maxItems: 20 })),
};
const gate = {
  advance: oneOf(['automatic', 'approval'], 'Default: automatic.'),
  approver: oneOf(changeRoles, 'The least role that may let it go on. Default: editor.'),
};

const Clock = Type.String({ maxLength: 5, description: '`HH:MM`; `to` may be `24:00`.' });

const Window = strictObject(
  {
    timeZone: Type.String({ minLength: 1, maxLength: 100, description: 'IANA, such as `Europe/Berlin`.' }),
    hours: Type.Array(
      strictObject({
        days: Type.Array(oneOf(weekdays), { minItems: 1, maxItems: 7, uniqueItems: true }),
        from: Clock,
        to: Clock,
      }),
      { minItems: 1, maxItems: 50 },
    ),
  },
  { description: 'When it may go on by itself. People may act at any time.' },
);

const Raised = Type.Union([
  Type.Literal('fallthrough'),
  strictObject({ rule: Type.String({ minLength: 1, maxLength: 512 }) }),
]);

const named = {
  target: Raised,
  variant: VariantName,
  control: VariantName,
  by: AttributeName,
  onBreach: oneOf(['previous-stage', 'off', 'pause']),
};
const more = {
  cleanupAfterDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 3650 })),
  window: Type.Optional(Window),
};

function stagesOf<T extends TSchema>(item: T) {
  return Type.Array(item, { minItems: 1, maxItems: 50, description: 'Each keeps whom those before it let in.' });
}

function optional<T extends Record<string, TSchema>>(properties: T) {
  return Type.Partial(Type.Object(properties)).properties;
}

const Stages = stagesOf(strictObject({ ...stage, ...optional(gate) }));

/** Types of the model, whose lists are readonly, over schemas that check their shape. */
function typed<T>(schema: TSchema) {
  return Type.Unsafe<T>(schema);
}

const StageChanges = Type.Record(Type.String(), strictObject(optional({ ...stage, ...gate })), {
  description: 'Of the stages of a template, by their names, what is to be otherwise.',
});

/** As it is written. */
const planInput = { $id: 'ReleasePlanInput' };
const PlanInputSchema = strictObject({ ...optional(named), stages: Stages, ...more }, planInput);
export const PlanBody = typed<PlanInput>(Type.Ref(planInput.$id));

/** With all that was left open filled in. */
const filledPlan = { $id: 'ReleasePlan' };
const FilledPlan = strictObject(
  { ...named, stages: stagesOf(strictObject({ ...stage, ...gate })), ...more },
  filledPlan,
);
export const PlanView = typed<ReleasePlan>(Type.Ref(filledPlan.$id));

/** Told once in the OpenAPI document; to be added to the application before the routes that name them. */
export const planSchemas = [PlanInputSchema, FilledPlan];

export interface PlanRequest extends PlanOverrides {
  readonly template?: string;
  readonly version?: number;
}

/** A plan, or the key of a template with all that is to be otherwise than it says. */
export const PlanRequest = typed<PlanRequest>(
  strictObject({
    template: Type.Optional(Key),
    version: Type.Optional(
      Type.Integer({ minimum: 1, description: "The template's; the newest where it is missing." }),
    ),
    ...optional(named),
    stages: Type.Optional(Type.Union([Stages, StageChanges])),
    ...more,
  }),
);
