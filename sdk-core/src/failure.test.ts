import { describe, expect, it } from 'vitest';
import { errorOfFailure, failureOfStatus, parseRetryAfter } from './failure.js';

const noon = Date.UTC(2026, 0, 1, 12);
const header = (headers: Record<string, string>) => (name: string) => headers[name];

describe('a failure', () => {
  it.each([
    ['3', 3_000],
    [' 3 ', 3_000],
    ['Thu, 01 Jan 2026 12:00:09 GMT', 9_000],
    ['Thu, 01 Jan 2026 11:00:00 GMT', 0],
    ['999999999', 600_000],
    ['soon', undefined],
    [undefined, undefined],
  ])('reads Retry-After %j as %j ms', (value, expected) => {
    expect(parseRetryAfter(value, noon)).toBe(expected);
  });

  it.each([
    [401, 'unauthorized'],
    [403, 'unauthorized'],
    [302, 'refused'],
    [404, 'refused'],
    [503, 'refused'],
  ])('of the status %i is %s', (status, kind) => {
    expect(failureOfStatus(status, header({}), noon)).toMatchObject({ kind, status });
  });

  it('carries the wish of the server', () => {
    expect(failureOfStatus(503, header({ 'retry-after': '2' }), noon).retryAfterMs).toBe(2_000);
  });

  it('becomes an error with its status', () => {
    expect(errorOfFailure(failureOfStatus(401, header({}), noon))).toMatchObject({ kind: 'unauthorized', status: 401 });
    const malformed = errorOfFailure({ kind: 'malformed', message: 'x' });
    expect([malformed.kind, malformed.status]).toEqual(['protocol', undefined]);
  });
});
