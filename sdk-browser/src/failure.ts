import type { GuidonError } from '@guidon/sdk-core';

/** Until a key that is refused is tried again. */
const refusedMs = 150_000;

/** Why something ended that is to be done again, after `afterMs` at the earliest. */
export interface Failure extends GuidonError {
  readonly afterMs?: unknown;
}

export function problem(kind: string, message: string, fields: object): Failure {
  return Object.assign(new Error(message), { ...fields, name: 'GuidonError', kind }) as never;
}

/** Without a message, that of what cannot be understood; with an empty one, that of what is no problem. */
export function failure(message?: string, status?: number, afterMs?: unknown): Failure {
  const isRefused = /40[13]/.test(status as never);
  const kind = !message ? 'protocol' : isRefused ? 'unauthorized' : 'network';
  return problem(kind, message ?? 'Unreadable answer', { status, afterMs: isRefused ? refusedMs : afterMs });
}
