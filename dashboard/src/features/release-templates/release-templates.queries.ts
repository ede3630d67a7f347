import { queryOptions } from '@tanstack/react-query';
import { type Api, type ItemOf, take } from '../../api/client.js';
import { everyPage } from '../../api/every-page.js';
import { keys } from '../../api/keys.js';

const listPath = '/api/v1/projects/{project}/release-templates';
const itemPath = '/api/v1/projects/{project}/release-templates/{key}';

export type ReleaseTemplate = ItemOf<typeof listPath>;
export type PlanInput = ReleaseTemplate['plan'];

/** Those that come with the server first. */
export function releaseTemplatesQuery(api: Api, project: string) {
  const path = { project };
  return queryOptions({
    queryKey: keys.in(project, 'release-templates', 'list'),
    queryFn: () => everyPage((query) => take(api.GET(listPath, { params: { path, query } }))),
  });
}

/** As it was in one of its versions. */
export function releaseTemplateQuery(api: Api, project: string, key: string, version: number) {
  const params = { path: { project, key }, query: { version } };
  return queryOptions({
    queryKey: keys.in(project, 'release-templates', 'one', key, version),
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => take(api.GET(itemPath, { params })),
  });
}

export interface NewTemplate {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly plan: PlanInput;
}

export function createTemplate(api: Api, project: string, body: NewTemplate): Promise<ReleaseTemplate> {
  return take(api.POST(listPath, { params: { path: { project } }, body }));
}

export type TemplateChange = Partial<Omit<NewTemplate, 'key'>>;

/** A new version of it. */
export function changeTemplate(api: Api, project: string, key: string, body: TemplateChange): Promise<ReleaseTemplate> {
  return take(api.PUT(itemPath, { params: { path: { project, key } }, body }));
}

export function deleteTemplate(api: Api, project: string, key: string): Promise<unknown> {
  return take(api.DELETE(itemPath, { params: { path: { project, key } } }));
}
