import { GuidonError } from '@guidon/sdk-core';

/** Why something ended that is to be done again, after `afterMs` at the earliest. */
export interface Failure extends GuidonError {
  readonly afterMs?: unknown;
}

/** Without a message, that of what cannot be understood; with an empty one, that of what is no problem. */
export function failure(message?: string, status?: number, afterMs?: unknown): Failure {
  const kind = !message ? 'protocol' : /40[13]/.test(`${status}`) ? 'unauthorized' : 'network';
  return new GuidonError(kind, message ?? 'Cannot read what the server sent', { status, afterMs } as object);
}
