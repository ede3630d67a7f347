import { GuidonError, unavailable } from '../errors.js';

const lostConnection = new Set([
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  'CONNECT_TIMEOUT',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  'READ_ONLY',
]);

/**
 * SQLSTATEs, or their classes, that say "not now" rather than "not so". 25P02: of statements sent together one failed, a
 * lock that did not come in time, and its neighbour was heard of first.
 */
const notNow = ['08', '53', '57', '58', '40', '55P03', '25P02', '25P03', '25006', 'XX'];

/** Whether the database, not the request, is why this failed: such a request may be sent again. */
export function isDatabaseDown(error: unknown): boolean {
  const code = codeOf(error);
  return code !== undefined && (lostConnection.has(code) || notNow.some((start) => code.startsWith(start)));
}

/** 22xxx: a value that Postgres cannot hold, which no check of ours has caught. */
function isUnstorable(error: unknown): boolean {
  const code = codeOf(error);
  return code?.startsWith('22') === true || code === '54001' || code === '54000';
}

export function isUniqueViolation(error: unknown): boolean {
  return codeOf(error) === '23505';
}

export function isDivisionByZero(error: unknown): boolean {
  return codeOf(error) === '22012';
}

export function fromDatabase(error: unknown): unknown {
  if (error instanceof GuidonError) return error;
  if (codeOf(error) === '55P03') return unavailable('Another change holds this environment. Try again.', error);
  if (isDatabaseDown(error))
    return unavailable('The database does not answer. Nothing is known to be lost; try again.', error);
  if (isUnstorable(error))
    return new GuidonError('invalid', 'The request holds a value that cannot be stored.', { cause: error });
  return error;
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
