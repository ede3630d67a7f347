import { GuidonError } from '@guidon/sdk-core';

/** Until a key that is refused is tried again. */
const refusedMs = 150_000;

/** Why something ended that is to be done again, after `afterMs` at the earliest. */
export interface Failure extends GuidonError {
  readonly afterMs?: unknown;
}

/** Without a message, that of what cannot be understood; with an empty one, that of what is no problem. */
export function failure(message?: string, status?: number, afterMs?: unknown): Failure {
  const isRefused = /40[13]/.test(`${status}`);
  const kind = !message ? 'protocol' : isRefused ? 'unauthorized' : 'network';
  const fields: object = { status, afterMs: isRefused ? refusedMs : afterMs };
  return new GuidonError(kind, message ?? 'Unreadable answer', fields);
}
