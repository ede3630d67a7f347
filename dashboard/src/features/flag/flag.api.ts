import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Api, take, takeTagged } from '../../api/client.js';
import { everyPage } from '../../api/every-page.js';
import { keys } from '../../api/keys.js';
import type { Version } from '../../drafts/draft.js';
import { type FlagDefinition, type Settings, settingsOf } from '../../targeting/settings.js';
import type { RulesetDocument } from './preview.js';

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
    queryFn: async () => {
      const { variants, ...rest } = await take(api.GET(flagPath, { params: { path: { project, flag } } }));
      return { ...rest, variants: variants as FlagDefinition['variants'] };
    },
  });
}

export function configQuery(api: Api, place: ConfigPlace) {
  return queryOptions({
    queryKey: keys.in(place.project, 'flags', 'one', place.flag, 'config', place.environment),
    queryFn: async (): Promise<Version<Settings>> =>
      versionOf(await takeTagged(api.GET(configPath, { params: { path: { ...place } } }))),
  });
}

function versionOf({ value, etag }: { readonly value: Settings; readonly etag: string | null }): Version<Settings> {
  return { value: settingsOf(value), etag: etag ?? '' };
}

/** Refused as `stale` where somebody has saved since `etag`. */
export async function saveConfig(
  api: Api,
  place: ConfigPlace,
  patch: Partial<Settings>,
  etag: string,
): Promise<Version<Settings>> {
  const params = { path: { ...place }, header: { 'if-match': etag } };
  return versionOf(await takeTagged(api.PATCH(configPath, { params, body: patch as never })));
}

export async function setEnabled(api: Api, place: ConfigPlace, enabled: boolean): Promise<Version<Settings>> {
  const params = { path: { ...place } };
  return versionOf(await takeTagged(api.PUT(`${configPath}/enabled`, { params, body: { enabled } })));
}

export function segmentsQuery(api: Api, project: string) {
  return queryOptions({
    queryKey: keys.in(project, 'segments', 'keys'),
    staleTime: 30_000,
    queryFn: async () => {
      const path = { project };
      const segments = await everyPage((query) =>
        take(api.GET('/api/v1/projects/{project}/segments', { params: { path, query } })),
      );
      return segments.map(({ key }) => key);
    },
  });
}

export function historyQuery(api: Api, { project, flag }: FlagPlace) {
  return infiniteQueryOptions({
    queryKey: keys.in(project, 'audit', 'flag', flag),
    initialPageParam: null as string | null,
    queryFn: ({ pageParam }) => {
      const query = { project, flag, limit: 100, ...(pageParam !== null && { cursor: pageParam }) };
      return take(api.GET('/api/v1/audit', { params: { query } }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
}

export function rulesetQuery(api: Api, project: string, environment: string) {
  return queryOptions({
    queryKey: keys.in(project, 'flags', 'ruleset', environment),
    // What in it is malformed, the evaluator sets aside.
    queryFn: async () =>
      (await take(
        api.GET('/api/v1/projects/{project}/environments/{environment}/ruleset', {
          params: { path: { project, environment } },
        }),
      )) as RulesetDocument,
  });
}

export interface EvaluationsSpan {
  readonly environment: string;
  readonly from: string;
  readonly step: 'hour' | 'day';
}

export function evaluationsQuery(api: Api, { project, flag }: FlagPlace, span: EvaluationsSpan) {
  const params = { path: { project, flag }, query: { ...span } };
  return queryOptions({
    queryKey: keys.in(project, 'flags', 'evaluations', flag, span),
    queryFn: () => take(api.GET('/api/v1/projects/{project}/flags/{flag}/evaluations', { params })),
  });
}

export interface ChangeRequestDraft {
  readonly title: string;
  readonly reason?: string;
  readonly settings: Partial<Settings>;
  /** ISO 8601; at once where it is missing. */
  readonly applyAt?: string;
}

export function requestChange(api: Api, place: ConfigPlace, body: ChangeRequestDraft) {
  const sent = { ...body, settings: body.settings as never };
  return take(api.POST(`${configPath}/change-requests`, { params: { path: { ...place } }, body: sent }));
}
