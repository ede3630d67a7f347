import { GuidonError } from '@guidon/sdk-core';

/** Why something ended that is to be done again, after `afterMs` at the earliest. Without a message nobody is told. */
export interface Failure extends Error {
  readonly kind?: GuidonError['kind'];
  readonly status?: number | undefined;
  readonly afterMs?: unknown;
}

export function failure(message?: string, status?: number, afterMs?: unknown): Failure {
  const kind = status === 401 || status === 403 ? 'unauthorized' : 'network';
  return Object.assign(new GuidonError(kind, message ?? '', { status } as object), { afterMs });
}

export const malformed = (): Failure => new SyntaxError('Cannot read what the server sent');
