import { recordAudit } from '../../changes/audit-record.store.js';
import type { Database } from '../../database/database.js';
import { invalid, notFound } from '../../errors.js';
import type { Caller } from '../../http/caller.js';
import { type Page, type PageRequest, pageStart, toPage } from '../../http/paging.js';
import { newSecret } from '../../secrets.js';
import { grantedRole, scopeOf } from './tokens.grant.js';
import type { CreatedToken, NewTokenBody, Token } from './tokens.schema.js';
import { holdProject, insertToken, listTokens, revokeToken, type TokenRow } from './tokens.store.js';

export interface TokensDeps {
  readonly database: Database;
  readonly forget: (id: string) => void;
  readonly now: () => Date;
}

export type TokensService = ReturnType<typeof createTokensService>;

export function createTokensService({ database, forget, now }: TokensDeps) {
  return {
    async list(caller: Caller, page: PageRequest): Promise<Page<Token>> {
      return toPage(await listTokens(database.sql, scopeOf(caller), pageStart(page)), page, (row) => row.id, viewOf);
    },

    async create(caller: Caller, body: NewTokenBody): Promise<CreatedToken> {
      const role = grantedRole(caller, body);
      const { name, kind, project, expiresAt = null } = body;
      if (expiresAt !== null && new Date(expiresAt) <= now()) {
        throw invalid([{ path: '/expiresAt', message: 'must lie in the future' }]);
      }
      const { text, hash, hint } = newSecret('token');
      const userId = kind === 'personal' ? caller.account.userId : null;
      const row = await database.transaction(async ({ sql, later }) => {
        const projectId = project === undefined ? null : await holdProject(sql, project);
        if (projectId === undefined) throw notFound('project', project ?? '');
        const madeBy = caller.account.answeredBy;
        const token = await insertToken(sql, { name, hash, hint, expiresAt, role, userId, projectId, madeBy });
        later(recordAudit(sql, caller, { ...subject(token), action: 'token.create', after: viewOf(token) }));
        return token;
      });
      return { ...viewOf(row), token: text };
    },

    async revoke(caller: Caller, id: string): Promise<void> {
      await database.transaction(async ({ sql, later }) => {
        const row = await revokeToken(sql, scopeOf(caller), id);
        if (row === undefined) throw notFound('live token', id);
        const before = viewOf({ ...row, revoked_at: null });
        later(recordAudit(sql, caller, { ...subject(row), action: 'token.revoke', before }));
      });
      forget(id);
    },
  };
}

function subject(row: TokenRow) {
  return { project: row.project, subjectKind: 'token', subjectKey: row.id };
}

function viewOf(row: TokenRow): Token {
  return {
    id: row.id,
    name: row.name,
    kind: row.user_id === null ? 'service' : 'personal',
    role: row.role,
    project: row.project,
    user: row.user_id === null ? null : { id: row.user_id, name: row.user_name ?? '' },
    hint: row.hint,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
  };
}
