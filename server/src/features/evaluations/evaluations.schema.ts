import { type Static, Type } from '@sinclair/typebox';

/** As the contexts of SDKs; null is what JSON makes of a number that is none. */
const Attribute = Type.Union([
  Type.String(),
  Type.Number(),
  Type.Boolean(),
  Type.Null({ description: 'Counts as lacking.' }),
  Type.Array(Type.String()),
]);

/** Unlike what people send, what SDKs send may hold properties that this version does not know: they may be newer. */
export const EvaluationRequest = Type.Object({
  context: Type.Object(
    {},
    { additionalProperties: Attribute, description: 'Whom to decide for: `userId` and any other attributes.' },
  ),
  flags: Type.Optional(
    Type.Array(Type.String({ maxLength: 512 }), {
      maxItems: 5_000,
      description: 'Only these are decided; default: all. Unknown ones are left out of the answer.',
    }),
  ),
  from: Type.Optional(Type.String({ maxLength: 100, description: 'The `version-digest` that the last answer bore.' })),
  told: Type.Optional(
    Type.String({
      maxLength: 100,
      description:
        'The `id` of the newest `changed`: a node that is at another state, and as far on, looks whether its own is still true.',
    }),
  ),
});
export type EvaluationRequest = Static<typeof EvaluationRequest>;

const Decision = Type.Object({
  value: Type.Unknown(),
  variant: Type.String(),
  reason: Type.String(),
});

export const EvaluationAnswer = Type.Object({
  format: Type.Literal(1),
  version: Type.Integer(),
  digest: Type.String(),
  reset: Type.Optional(
    Type.Boolean({ description: 'The state asked with is not known: take this one, even if it is older.' }),
  ),
  flags: Type.Record(Type.String(), Decision),
});
