import type { ApiPaths } from '../../api/client.js';

type ListAudit = ApiPaths['/api/v1/audit']['get'];
export type AuditRecord = ListAudit['responses'][200]['content']['application/json']['items'][number];
