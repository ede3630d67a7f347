import { Type } from '@sinclair/typebox';
import { strictObject } from '../http/schemas.js';

export const AttributeName = Type.String({ minLength: 1, maxLength: 512 });

/** What a target or a segment lists. */
export const Texts = Type.Array(Type.String({ maxLength: 512 }), {
  uniqueItems: true,
  description: 'At most 10,000.',
});

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
  attribute: AttributeName,
  operator: Operator,
  values: Type.Array(Type.Union([Type.String({ maxLength: 512 }), Type.Number()])),
  negate: Type.Optional(Type.Boolean()),
});
