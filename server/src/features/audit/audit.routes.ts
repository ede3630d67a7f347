import type { FastifyPluginCallbackTypebox } from '@fastify/type-provider-typebox';
import { Type } from '@sinclair/typebox';
import type { ReadAside } from '../../database/replica.js';
import { pageOf } from '../../http/paging.js';
import { visibleProjects } from '../../http/permissions.js';
import { problems } from '../../http/schemas.js';
import { AuditExportQuery, AuditQuery, AuditRecord, ExportedAuditRecord } from './audit.schema.js';
import { readAudit } from './audit.store.js';
import type { AuditExports } from './audit-export.service.js';

const tags = ['Audit'];

export function auditRoutes(readAside: ReadAside, exports: AuditExports): FastifyPluginCallbackTypebox {
  return (app, _options, done) => {
    app.get(
      '/api/v1/audit',
      {
        config: { access: 'account', permission: 'audit.read', isNarrowed: true },
        schema: {
          operationId: 'listAuditRecords',
          summary: 'List who did what, the newest first',
          tags,
          querystring: AuditQuery,
          response: { 200: pageOf(AuditRecord), ...problems() },
        },
      },
      (request) => readAside((sql) => readAudit(sql, { ...request.query, visible: visibleProjects(request.account) })),
    );

    app.get(
      '/api/v1/audit/export',
      {
        config: { access: 'account', permission: 'audit.read', isNarrowed: true, unbounded: true },
        schema: {
          operationId: 'exportAuditRecords',
          summary: 'Export who did what, the oldest first',
          description:
            'As long as there are records, of the moment of the request; an answer that is cut short is not complete. ' +
            'In CSV an apostrophe stands before what a spreadsheet would take for a formula.',
          tags,
          querystring: AuditExportQuery,
          response: { 200: { description: 'The records.', content: exported }, ...problems() },
        },
      },
      async (request, reply) => {
        const { format, ...filter } = request.query;
        // A HEAD would have all of it read, for nobody.
        if (request.method === 'HEAD') return '' as never;
        const { mediaType, fileName, content } = await exports.open(
          { ...filter, visible: visibleProjects(request.account) },
          format,
        );
        reply.headers({ 'content-type': mediaType, 'content-disposition': `attachment; filename="${fileName}"` });
        return content as never;
      },
    );
    done();
  };
}

const exported = {
  'text/csv': { schema: Type.String() },
  'application/json': { schema: Type.Array(ExportedAuditRecord) },
  'application/x-ndjson': { schema: Type.String({ description: 'One record a line.' }) },
};
