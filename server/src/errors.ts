/** What went wrong, in the words that `urn:guidon:problem:<kind>` carries to the caller. */
export type ErrorKind =
  | 'malformed'
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'method-not-allowed'
  | 'timeout'
  | 'conflict'
  | 'approval-needed'
  | 'stale'
  | 'too-large'
  | 'unsupported-media-type'
  | 'not-acceptable'
  | 'too-many-requests'
  | 'unavailable'
  | 'config'
  | 'internal';

export interface FieldError {
  /** A JSON pointer into the body, or `query/…`, `path/…`, `header/…`. */
  readonly path: string;
  readonly message: string;
}

export interface ErrorDetails {
  readonly errors?: readonly FieldError[];
  /** Further members of the problem document, for callers that can act on them. */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/** The one error of this package; `kind` says how a caller may react, the message says what to do. */
export class GuidonError extends Error {
  override readonly name = 'GuidonError';
  readonly kind: ErrorKind;
  readonly errors: readonly FieldError[];
  readonly members: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(kind: ErrorKind, message: string, details: ErrorDetails = {}) {
    super(message, { cause: details.cause });
    this.kind = kind;
    this.errors = details.errors ?? [];
    this.members = details.members ?? {};
    this.headers = details.headers ?? {};
  }
}

export function notFound(what: string, key: string): GuidonError {
  return new GuidonError('not-found', `There is no ${what} "${key}".`);
}

export function invalid(errors: readonly FieldError[]): GuidonError {
  return new GuidonError('invalid', errors.map((error) => `${error.path}: ${error.message}`).join('; '), { errors });
}

export function unavailable(message: string, cause?: unknown): GuidonError {
  return new GuidonError('unavailable', message, { cause, headers: { 'retry-after': '1' } });
}
