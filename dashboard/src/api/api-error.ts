/** As the server names them at the end of a problem's `type`, and `unreachable` where no answer came. */
export type ApiErrorKind =
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'stale'
  | 'invalid'
  | 'approval-needed'
  | 'too-many-requests'
  | 'unavailable'
  | 'unreachable'
  | 'internal';

export interface FieldError {
  readonly path: string;
  readonly message: string;
}

interface ApiErrorParts {
  readonly kind: ApiErrorKind;
  readonly status: number;
  readonly errors?: readonly FieldError[];
  readonly requestId?: string | undefined;
  readonly retryAfterS?: number | undefined;
  /** What the server tells beside it, such as both versions of what was edited meanwhile. */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** What went wrong with a request; the message is written for the person who made it. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly kind: ApiErrorKind;
  readonly status: number;
  readonly errors: readonly FieldError[];
  readonly requestId: string | undefined;
  readonly retryAfterS: number | undefined;
  readonly members: Readonly<Record<string, unknown>>;

  constructor(message: string, parts: ApiErrorParts) {
    super(message, { cause: parts.cause });
    this.kind = parts.kind;
    this.status = parts.status;
    this.errors = parts.errors ?? [];
    this.requestId = parts.requestId;
    this.retryAfterS = parts.retryAfterS;
    this.members = parts.members ?? {};
  }
}

export function unreachable(cause: unknown): ApiError {
  const message = 'The server does not answer. Check your connection; what you typed is still here.';
  return new ApiError(message, { kind: 'unreachable', status: 0, cause });
}

/** Reads a problem as RFC 9457 has it; whatever else comes (a proxy's page) is told as what it is. */
export function errorOf(response: Response, body: unknown): ApiError {
  const { status, headers } = response;
  const { type, detail, errors, requestId, ...members } = isObject(body) ? body : {};
  const kind = typeof type === 'string' ? (type.split(':').at(-1) as ApiErrorKind) : kindOfStatus(status);
  const retryAfterS = Number(headers.get('retry-after') ?? Number.NaN);
  return new ApiError(typeof detail === 'string' ? detail : `The server answered with status ${status}.`, {
    kind,
    status,
    members,
    ...(Array.isArray(errors) && { errors: errors as FieldError[] }),
    ...(typeof requestId === 'string' && { requestId }),
    ...(Number.isFinite(retryAfterS) && { retryAfterS }),
  });
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function kindOfStatus(status: number): ApiErrorKind {
  if (status === 401) return 'unauthenticated';
  if (status === 404) return 'not-found';
  if (status === 429) return 'too-many-requests';
  return status === 502 || status === 503 || status === 504 ? 'unavailable' : 'internal';
}
