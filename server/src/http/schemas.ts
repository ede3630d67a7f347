import { type TSchema, Type } from '@sinclair/typebox';
import type { ErrorKind } from '../errors.js';
import { type Role, roles } from './account.js';
import { statusOf } from './problem.js';

/** No colon: `a:b` + `c` and `a` + `b:c` would draw the same bucket. */
const keyPattern = '^[a-zA-Z0-9][a-zA-Z0-9._-]{0,99}$';

export const Key = Type.String({ pattern: keyPattern, description: 'Letters, digits, `.`, `_`, `-`; at most 100.' });
export const Name = Type.String({ minLength: 1, maxLength: 200 });
export const Description = Type.String({ maxLength: 2000 });
export const Time = Type.String({ format: 'date-time' });
export const NullableTime = nullable(Time);
export const NullableText = nullable(Type.String());
export const Param = Type.String({ minLength: 1, maxLength: 512 });

export const RoleName = Type.Unsafe<Role>({ type: 'string', enum: [...roles] });

export const IfMatch = Type.Object({
  'if-match': Type.Optional(
    Type.String({ maxLength: 1000, description: 'An ETag as it was read; 412 where it is no longer so.' }),
  ),
});

export const IdempotencyHeader = Type.Object({
  'idempotency-key': Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: 255,
      description: 'A repeated request with the same key is answered as the first was.',
    }),
  ),
});

export function nullable<T extends TSchema>(schema: T, options: object = {}) {
  return Type.Union([schema, Type.Null()], options);
}

export function strictObject<T extends Record<string, TSchema>>(properties: T, options: object = {}) {
  return Type.Object(properties, { additionalProperties: false, ...options });
}

const descriptions: Partial<Record<ErrorKind, string>> = {
  malformed: 'The request does not fit its schema.',
  unauthenticated: 'No token, or one that is not accepted.',
  forbidden: 'Not allowed; `needs` names the role that it takes.',
  'not-found': 'There is no such thing.',
  conflict: 'It contradicts what there is.',
  stale: 'Somebody else has edited it meanwhile.',
  invalid: 'The content has no possible meaning; `errors` names the places.',
  unavailable: 'The database does not answer; `Retry-After` says when to try again.',
};

/** Response schemas for the problems that an operation can answer with, beside those that every one can. */
export function problems(...kinds: ErrorKind[]): Record<number, unknown> {
  const all: ErrorKind[] = ['malformed', 'unauthenticated', 'forbidden', ...kinds, 'unavailable'];
  const entries = all.map((kind) => {
    const content = { 'application/problem+json': { schema: Type.Ref('Problem') } };
    return [statusOf(kind), { description: descriptions[kind] ?? kind, content }] as const;
  });
  return Object.fromEntries(entries);
}
