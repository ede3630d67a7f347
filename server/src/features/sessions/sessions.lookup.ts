import type { Sql } from '../../database/database.js';
import { findSession, type LiveSession } from './sessions.store.js';

/** Who somebody is by the token that their browser shows. */
export interface SessionLookup {
  find(tokenHash: Buffer): Promise<LiveSession | undefined>;
  /** To be called after each write that may end a session or change what its person may do; it holds for every node. */
  forget(): Promise<void>;
}

export function databaseSessions(sql: Sql): SessionLookup {
  return { find: (tokenHash) => findSession(sql, tokenHash), forget: () => Promise.resolve() };
}
