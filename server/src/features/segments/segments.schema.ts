import type { Segment } from '@guidon/evaluator';
import { type Static, Type } from '@sinclair/typebox';
import { AttributeCondition, Texts } from '../../definitions/conditions.schema.js';
import { Description, Key, strictObject, Time } from '../../http/schemas.js';

const By = Type.String({ minLength: 1, maxLength: 512, description: 'The attribute that the lists hold values of.' });
const Rules = Type.Unsafe<Segment['rules']>(
  Type.Array(Type.Array(AttributeCondition, { minItems: 1, maxItems: 100 }), {
    maxItems: 500,
    description: 'Any list whose conditions all hold.',
  }),
);

export const SegmentView = Type.Object({
  key: Key,
  description: Type.String(),
  by: By,
  included: Texts,
  excluded: Texts,
  rules: Rules,
  createdAt: Time,
  updatedAt: Time,
});
export type SegmentView = Static<typeof SegmentView>;

const parts = {
  description: Type.Optional(Description),
  by: Type.Optional(By),
  included: Type.Optional(Texts),
  excluded: Type.Optional(Texts),
  rules: Type.Optional(Rules),
};

export const NewSegment = strictObject({ key: Key, ...parts });
export type NewSegment = Static<typeof NewSegment>;

export const SegmentPatch = strictObject(parts, { minProperties: 1 });
export type SegmentPatch = Static<typeof SegmentPatch>;
