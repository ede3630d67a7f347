import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import type { Sql } from '../../database/database.js';
import { pageOf } from '../../http/paging.js';
import { problems } from '../../http/schemas.js';
import { readAudit } from './audit.reading.js';
import { AuditQuery, AuditRecord } from './audit.schema.js';

export function auditRoutes(sql: Sql): FastifyPluginCallbackTypebox {
  return (app, _options, done) => {
    app.get(
      '/api/v1/audit',
      {
        config: { access: 'token' },
        schema: {
          operationId: 'listAuditRecords',
          summary: 'List who did what, the newest first',
          tags: ['Audit'],
          querystring: AuditQuery,
          response: { 200: pageOf(AuditRecord), ...problems() },
        },
      },
      (request) => readAudit(sql, request.query),
    );
    done();
  };
}
