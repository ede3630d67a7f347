import { type Static, Type } from '@sinclair/typebox';
import { pageQuery } from '../../http/paging.js';
import { strictObject } from '../../http/schemas.js';
import { FlagKind, LifecycleName } from './flags.schema.js';

const searched = { maxLength: 200, description: 'In the key or the description.' };

export const FlagQuery = strictObject({
  ...pageQuery,
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000, default: 50 })),
  search: Type.Optional(Type.String(searched)),
  q: Type.Optional(Type.String({ ...searched, deprecated: true })),
  tag: Type.Optional(Type.String({ maxLength: 100 })),
  kind: Type.Optional(FlagKind),
  owner: Type.Optional(
    Type.String({
      pattern: '^(none|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})$',
      description: "An account's id, or `none`.",
    }),
  ),
  environment: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 100,
      description: 'Where `state` is asked for, and evaluations are counted.',
    }),
  ),
  state: Type.Optional(
    Type.Unsafe<'on' | 'off' | 'partial'>({
      type: 'string',
      enum: ['on', 'off', 'partial'],
      description: 'In the environment named, else in any. `partial`: on, and split for those whom no rule serves.',
    }),
  ),
  lifecycle: Type.Optional(LifecycleName),
  archived: Type.Optional(Type.Boolean({ default: false })),
  sort: Type.Optional(
    Type.Unsafe<'key' | '-updatedAt' | '-createdAt'>({
      type: 'string',
      enum: ['key', '-updatedAt', '-createdAt'],
      default: 'key',
    }),
  ),
});
export type FlagQuery = Static<typeof FlagQuery>;
