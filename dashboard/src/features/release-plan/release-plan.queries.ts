import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type AnswerTo, type Api, take, takeTagged } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import type { PlanInput } from '../release-templates/release-templates.queries.js';
import type { Release, ReleasePlace } from '../releases/releases.queries.js';

const path = '/api/v1/projects/{project}/flags/{flag}/environments/{environment}/release';

export type PlanPreview = AnswerTo<`${typeof path}/preview`, 'post'>;

export interface Standing {
  /** The one that is open, or else the last. */
  readonly release: Release | null;
  /** What an edit of it names, or of there being none. */
  readonly etag: string;
}

export function standingQuery(api: Api, place: ReleasePlace) {
  return queryOptions({
    queryKey: keys.in(place.project, 'releases', place.flag, place.environment, 'tagged'),
    queryFn: async (): Promise<Standing> => {
      const params = { path: { ...place } };
      // Asked for only where there is one: a browser reports what is not found as an error.
      const { items } = await take(api.GET(`${path}s`, { params: { ...params, query: { limit: 1 } } }));
      if (items.length === 0) return { release: null, etag: 'none' };
      const { value, etag } = await takeTagged(api.GET(path, { params }));
      return { release: value, etag: etag ?? '*' };
    },
  });
}

/** What would become of a plan; asked anew for each, the last one shown until it comes. */
export function planPreviewQuery(api: Api, place: ReleasePlace, plan: PlanInput) {
  return queryOptions({
    queryKey: keys.in(place.project, 'releases', place.flag, place.environment, 'preview', plan),
    retry: false,
    gcTime: 60_000,
    placeholderData: keepPreviousData,
    queryFn: () => take(api.POST(`${path}/preview`, { params: { path: { ...place } }, body: plan })),
  });
}

export interface PlanWrite {
  readonly plan: PlanInput;
  /** What it was made of. */
  readonly template: { readonly key: string; readonly version: number } | null;
  readonly etag: string;
}

export interface Saved extends Standing {
  readonly release: Release;
}

/** Refused as `stale` where somebody has saved since `etag`. */
export async function savePlan(api: Api, place: ReleasePlace, { plan, template, etag }: PlanWrite): Promise<Saved> {
  const params = { path: { ...place }, header: { 'if-match': etag } };
  const body = { ...plan, ...(template !== null && { template: template.key, version: template.version }) };
  const saved = await takeTagged(api.PUT(path, { params, body }));
  return { release: saved.value, etag: saved.etag ?? '*' };
}
