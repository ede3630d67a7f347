import { infiniteQueryOptions } from '@tanstack/react-query';
import { type Api, type ItemOf, take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { type AuditSearch, auditQuery } from './audit.search.js';

export type AuditRecord = ItemOf<'/api/v1/audit'>;

/** The newest first, page by page. */
export function auditPagesQuery(api: Api, project: string, search: AuditSearch) {
  return infiniteQueryOptions({
    queryKey: keys.in(project, 'audit', search),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor }) => {
      const query = { project, limit: 50, ...auditQuery(search), ...(cursor !== undefined && { cursor }) };
      return take(api.GET('/api/v1/audit', { params: { query } }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** Where the browser fetches the same as a file. */
export function exportAddress(project: string, search: AuditSearch, format: 'csv' | 'json'): string {
  const query = new URLSearchParams({ project, ...auditQuery(search), format });
  return `/api/v1/audit/export?${query}`;
}
