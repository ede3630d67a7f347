import { GuidonError, type GuidonErrorKind } from './errors.js';
import type { Header } from './platform.js';

/** Why an attempt to hear from the server came to nothing. */
export interface Failure {
  readonly kind: 'unreachable' | 'refused' | 'unauthorized' | 'silent' | 'malformed';
  readonly message: string;
  readonly status?: number;
  /** The server's wish; it is not asked earlier. */
  readonly retryAfterMs?: number;
}

/** Beyond this a server's wish is a mistake: nobody wants to be out of date for hours. */
const longestRetryAfterMs = 600_000;

export function failureOfStatus(status: number, header: Header, nowEpochMs: number): Failure {
  const retryAfterMs = parseRetryAfter(header('retry-after'), nowEpochMs);
  return {
    kind: status === 401 || status === 403 ? 'unauthorized' : 'refused',
    message: messageOfStatus(status),
    status,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

function messageOfStatus(status: number): string {
  if (status === 401) return 'The server does not know this SDK key (401): check sdkKey, it may have been revoked.';
  if (status === 403) return 'The server does not allow this SDK key here (403): a server key is needed.';
  if (status >= 300 && status < 400) {
    return `The server answered with a redirect (${status}), which is not followed: give the final address as url.`;
  }
  return `The server answered with status ${status}.`;
}

/** Seconds or an HTTP date. */
export function parseRetryAfter(value: string | undefined, nowEpochMs: number): number | undefined {
  if (value === undefined) return undefined;
  const waitMs = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - nowEpochMs;
  return Number.isNaN(waitMs) ? undefined : Math.min(Math.max(waitMs, 0), longestRetryAfterMs);
}

const errorKinds: Readonly<Record<Failure['kind'], GuidonErrorKind>> = {
  unreachable: 'network',
  refused: 'network',
  silent: 'network',
  unauthorized: 'unauthorized',
  malformed: 'protocol',
};

export function errorOfFailure(failure: Failure): GuidonError {
  const fields = failure.status === undefined ? {} : { status: failure.status };
  return new GuidonError(errorKinds[failure.kind], failure.message, fields);
}
