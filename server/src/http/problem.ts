import { type Static, Type } from '@sinclair/typebox';
import type { ErrorKind, GuidonError } from '../errors.js';

export const Problem = Type.Object(
  {
    type: Type.String({ description: '`urn:guidon:problem:<kind>`' }),
    title: Type.String(),
    status: Type.Integer(),
    detail: Type.String({ description: 'What is wrong, and what to do.' }),
    requestId: Type.String({ description: 'As in the header `X-Request-Id` and in the log.' }),
    errors: Type.Optional(
      Type.Array(
        Type.Object({
          path: Type.String({ description: 'A JSON pointer into the body, or `query/…`, `path/…`, `header/…`.' }),
          message: Type.String(),
        }),
      ),
    ),
  },
  { $id: 'Problem', description: 'RFC 9457 problem details.' },
);
export type Problem = Static<typeof Problem>;

const titles: Readonly<Record<ErrorKind, readonly [status: number, title: string]>> = {
  malformed: [400, 'Malformed request'],
  unauthenticated: [401, 'Authentication needed'],
  forbidden: [403, 'Not allowed'],
  'not-found': [404, 'Not found'],
  'method-not-allowed': [405, 'Method not allowed'],
  'not-acceptable': [406, 'Not acceptable'],
  timeout: [408, 'Request timeout'],
  conflict: [409, 'Conflict'],
  'approval-needed': [409, 'Approval needed'],
  stale: [412, 'Edited meanwhile'],
  'too-large': [413, 'Too large'],
  'unsupported-media-type': [415, 'Unsupported media type'],
  invalid: [422, 'Invalid content'],
  'too-many-requests': [429, 'Too many requests'],
  config: [500, 'Internal error'],
  internal: [500, 'Internal error'],
  unavailable: [503, 'Unavailable'],
};

export function statusOf(kind: ErrorKind): number {
  return titles[kind][0];
}

export function problemOf(error: GuidonError, requestId: string): Problem & Record<string, unknown> {
  const [status, title] = titles[error.kind];
  return {
    type: `urn:guidon:problem:${error.kind}`,
    title,
    status,
    detail:
      status === 500 ? 'Something went wrong on our side; the log tells more under this request id.' : error.message,
    requestId,
    ...(error.errors.length > 0 && { errors: [...error.errors] }),
    ...error.members,
  };
}
