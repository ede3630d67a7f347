import type { FastifyRequest } from 'fastify';
import type { Transaction } from '../database/database.js';
import type { UserRow } from './users.store.js';

/** Whoever has just shown who they are, as they were when they did. */
export type Proven = Pick<UserRow, 'id' | 'email' | 'passwordHash'>;

interface SignIn {
  readonly person: Proven;
  /** `password`, or the key of an identity provider. */
  readonly method: string;
}

/** What their browser is to be given. */
export interface Begun {
  readonly token: string;
  readonly expiresAt: Date;
}

/** Begins a session, where the person is still who they have shown to be. */
export type BeginSession = (transaction: Transaction, request: FastifyRequest, signIn: SignIn) => Promise<Begun>;
