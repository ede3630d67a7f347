import { type Static, Type } from '@sinclair/typebox';

const Counts = Type.Record(Type.String(), Type.Integer());

export const Reach = Type.Union([
  Type.Object({
    sampled: Type.Integer({ description: 'Users seen in the last 7 days, as far as the sample goes.' }),
    seen: Type.Integer({
      description:
        'Of them, those that were counted: those seen last, where the rules are too heavy for all of them within a second.',
    }),
    reached: Type.Integer({
      description: 'Of them, who would get `on`, or of another kind anything but the off variant.',
    }),
    changed: Type.Integer({ description: 'Of them, who would get another variant than now.' }),
    before: Type.Record(Type.String(), Type.Integer(), { description: 'How many get which variant now.' }),
    after: Counts,
  }),
  Type.Object({ unknown: Type.Literal(true), how: Type.String({ description: 'How to have it known.' }) }),
]);
export type Reach = Static<typeof Reach>;
