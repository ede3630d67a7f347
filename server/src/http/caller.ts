import type { FastifyRequest } from 'fastify';
import type { Actor } from './access.js';
import { type Account, accountOf, almighty } from './account.js';

/** Who asks, and in which request: what every audit record says. */
export interface Caller {
  readonly actor: Actor;
  /** What they may do. */
  readonly account: Account;
  readonly requestId: string | null;
  readonly ifMatch?: string | undefined;
}

export function callerOf(request: FastifyRequest): Caller {
  const { actor, account, id: requestId, headers } = request;
  return { actor, account, requestId, ifMatch: headers['if-match'] };
}

export const system: Caller = {
  actor: { kind: 'system', id: null, name: 'guidon' },
  account: almighty,
  requestId: null,
};

/** Whoever has just shown who they are does all that they do to come in. */
export function personsCaller({ id, email }: { id: string; email: string }, requestId: string | null): Caller {
  const account = accountOf({ userId: id, role: null, memberships: null });
  return { actor: { kind: 'user', id, name: email }, account, requestId };
}
