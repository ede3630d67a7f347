import { GuidonError } from '@guidon/sdk-core';

/** Why something ended that is to be done again, after `afterMs` at the earliest. */
export interface Failure extends GuidonError {
  readonly afterMs?: number;
}

/** Without a message, that of what cannot be understood. */
export function failure(message?: string, status?: number, afterMs?: number): Failure {
  const kind = !message ? 'protocol' : status === 401 || status === 403 ? 'unauthorized' : 'network';
  return Object.assign(new GuidonError(kind, message ?? 'Cannot read what the server sent', { status } as object), {
    afterMs: afterMs ?? 0,
  });
}
