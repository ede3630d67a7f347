import { recordAudit } from '../../changes/audit-record.store.js';
import type { Database } from '../../database/database.js';
import { invalid, notFound } from '../../errors.js';
import type { Caller } from '../../http/caller.js';
import { type Page, type PageRequest, pageStart, toPage } from '../../http/paging.js';
import { newSecret } from '../../secrets.js';
import type { CreatedToken, NewTokenBody, Token } from './tokens.schema.js';
import { insertToken, listTokens, revokeToken, type TokenRow } from './tokens.store.js';

export interface TokensDeps {
  readonly database: Database;
  readonly forget: (id: string) => void;
  readonly now: () => Date;
}

export type TokensService = ReturnType<typeof createTokensService>;

export function createTokensService({ database, forget, now }: TokensDeps) {
  return {
    async list(page: PageRequest): Promise<Page<Token>> {
      const { after, rows } = pageStart(page);
      return toPage(await listTokens(database.sql, after, rows), page, (row) => row.id, viewOf);
    },

    async create(caller: Caller, { name, expiresAt }: NewTokenBody): Promise<CreatedToken> {
      if (expiresAt !== undefined && new Date(expiresAt) <= now()) {
        throw invalid([{ path: '/expiresAt', message: 'must lie in the future' }]);
      }
      const { text, hash, hint } = newSecret('token');
      const row = await database.transaction(async ({ sql, later }) => {
        const token = await insertToken(sql, { name, hash, hint, expiresAt: expiresAt ?? null });
        later(recordAudit(sql, caller, { ...subject(token), action: 'token.create', after: viewOf(token) }));
        return token;
      });
      return { ...viewOf(row), token: text };
    },

    async revoke(caller: Caller, id: string): Promise<void> {
      await database.transaction(async ({ sql, later }) => {
        const row = await revokeToken(sql, id);
        if (row === undefined) throw notFound('live token', id);
        later(
          recordAudit(sql, caller, {
            ...subject(row),
            action: 'token.revoke',
            before: viewOf({ ...row, revoked_at: null }),
          }),
        );
      });
      forget(id);
    },
  };
}

function subject(row: TokenRow) {
  return { subjectKind: 'token', subjectKey: row.id };
}

function viewOf(row: TokenRow): Token {
  return {
    id: row.id,
    name: row.name,
    hint: row.hint,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  };
}
