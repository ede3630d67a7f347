import type { FastifyRequest } from 'fastify';
import type { Actor } from './access.js';

/** Who asks, and in which request: what every audit record says. */
export interface Caller {
  readonly actor: Actor;
  readonly requestId: string | null;
  readonly ifMatch?: string | undefined;
}

export function callerOf(request: FastifyRequest): Caller {
  return { actor: request.actor, requestId: request.id, ifMatch: request.headers['if-match'] };
}

export const system: Caller = { actor: { kind: 'system', id: null, name: 'guidon' }, requestId: null };
