import { type Static, Type } from '@sinclair/typebox';
import { SettingsPatch, settings } from '../../definitions/settings.schema.js';
import { pageQuery } from '../../http/paging.js';
import { Description, Key, Name, NullableText, NullableTime, strictObject, Time } from '../../http/schemas.js';

export const requestStates = ['open', 'approved', 'refused', 'withdrawn', 'applied', 'stale'] as const;
export type RequestState = (typeof requestStates)[number];

const State = Type.Unsafe<RequestState>({
  type: 'string',
  enum: [...requestStates],
  description: '`stale`: what it was made on has changed since, or it can no longer be applied; `outcome` says why.',
});
const Who = Type.Object({ kind: Type.String(), id: NullableText, name: Type.String() });

const Review = Type.Object({
  verdict: Type.Unsafe<'approved' | 'refused'>({ type: 'string', enum: ['approved', 'refused'] }),
  comment: Type.String(),
  reviewer: Who,
  at: Time,
});

const summary = {
  id: Type.String({ format: 'uuid' }),
  environment: Key,
  flag: Key,
  title: Type.String(),
  reason: Type.String(),
  state: State,
  author: Who,
  isStale: Type.Boolean({ description: 'It waits, and what it was made on has changed: it cannot be applied.' }),
  mayReview: Type.Boolean({ description: 'Whether the caller may approve or refuse it.' }),
  applyAt: Type.Union([Time, Type.Null()], { description: 'When it is applied by itself, once approved.' }),
  appliedAt: NullableTime,
  outcome: Type.String(),
  reviews: Type.Array(Review),
  createdAt: Time,
  updatedAt: Time,
};

export const ChangeRequestSummary = Type.Object(summary);
export type ChangeRequestSummary = Static<typeof ChangeRequestSummary>;

const Parts = (description: string) => Type.Partial(Type.Object(settings), { description });

export const ChangeRequest = Type.Object({
  ...summary,
  diff: Type.Object({
    before: Parts('The settings that it changes, as they were when it was made.'),
    after: Parts('The same settings as they are to be.'),
  }),
  current: Parts('The same settings as they are now.'),
});
export type ChangeRequest = Static<typeof ChangeRequest>;

export const NewChangeRequest = strictObject({
  title: Name,
  reason: Type.Optional(Description),
  settings: SettingsPatch,
  applyAt: Type.Optional(Time),
});
export type NewChangeRequest = Static<typeof NewChangeRequest>;

export const ChangeRequestPatch = strictObject({
  applyAt: Type.Union([Time, Type.Null()], { description: 'Null: by hand, once approved.' }),
});
export type ChangeRequestPatch = Static<typeof ChangeRequestPatch>;

export const ReviewBody = Type.Union([strictObject({ comment: Type.Optional(Description) }), Type.Null()]);

export const ChangeRequestsQuery = strictObject({
  ...pageQuery,
  state: Type.Optional(State),
  environment: Type.Optional(Key),
  flag: Type.Optional(Key),
});
export type ChangeRequestsQuery = Static<typeof ChangeRequestsQuery>;
