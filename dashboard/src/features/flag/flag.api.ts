import { queryOptions } from '@tanstack/react-query';
import { type Api, take, takeTagged } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import type { Version } from './draft.js';
import { type Settings, settingsOf } from './settings.js';

export interface FlagPlace {
  readonly project: string;
  readonly flag: string;
}

export interface ConfigPlace extends FlagPlace {
  readonly environment: string;
}

const flagPath = '/api/v1/projects/{project}/flags/{flag}';
const configPath = '/api/v1/projects/{project}/flags/{flag}/environments/{environment}';

export function flagQuery(api: Api, { project, flag }: FlagPlace) {
  return queryOptions({
    queryKey: keys.in(project, 'flags', 'one', flag, 'definition'),
    queryFn: () => takeTagged(api.GET(flagPath, { params: { path: { project, flag } } })),
  });
}

export function configQuery(api: Api, place: ConfigPlace) {
  return queryOptions({
    queryKey: keys.in(place.project, 'flags', 'one', place.flag, 'config', place.environment),
    queryFn: async (): Promise<Version> =>
      versionOf(await takeTagged(api.GET(configPath, { params: { path: { ...place } } }))),
  });
}

function versionOf({ value, etag }: { readonly value: Settings; readonly etag: string | null }): Version {
  return { settings: settingsOf(value), etag: etag ?? '' };
}

/** Refused as `stale` where somebody has saved since `etag`. */
export async function saveConfig(
  api: Api,
  place: ConfigPlace,
  patch: Partial<Settings>,
  etag: string,
): Promise<Version> {
  const params = { path: { ...place }, header: { 'if-match': etag } };
  return versionOf(await takeTagged(api.PATCH(configPath, { params, body: patch as never })));
}

export async function setEnabled(api: Api, place: ConfigPlace, enabled: boolean): Promise<Version> {
  const params = { path: { ...place } };
  return versionOf(await takeTagged(api.PUT(`${configPath}/enabled`, { params, body: { enabled } })));
}

export function segmentsQuery(api: Api, project: string) {
  return queryOptions({
    queryKey: keys.in(project, 'segments', 'keys'),
    staleTime: 30_000,
    queryFn: async () => {
      const found: string[] = [];
      for (let cursor: string | undefined; ; ) {
        const query = { limit: 200, ...(cursor !== undefined && { cursor }) };
        const page = await take(
          api.GET('/api/v1/projects/{project}/segments', { params: { path: { project }, query } }),
        );
        found.push(...page.items.map(({ key }) => key));
        if (page.nextCursor === null) return found;
        cursor = page.nextCursor;
      }
    },
  });
}

export function historyQuery(api: Api, { project, flag }: FlagPlace) {
  return queryOptions({
    queryKey: keys.in(project, 'audit', 'flag', flag),
    queryFn: async () =>
      (await take(api.GET('/api/v1/audit', { params: { query: { project, flag, limit: 100 } } }))).items,
  });
}
