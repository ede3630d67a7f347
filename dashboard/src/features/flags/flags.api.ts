import type { QueryClient } from '@tanstack/react-query';
import { type InfiniteData, infiniteQueryOptions } from '@tanstack/react-query';
import { type Api, take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import type { EnvironmentSummary, FlagItem } from './flag-list.types.js';

/** Enough for the first screen, so that it stands there before the rest has come. */
const firstPage = 50;
const largestPage = 1_000;

interface FlagPage {
  readonly items: readonly FlagItem[];
  readonly nextCursor: string | null;
}

/** All flags of a project, page by page; they are searched and sorted here, at once. */
export function flagsQuery(api: Api, project: string, isArchived: boolean) {
  return infiniteQueryOptions({
    queryKey: flagsKey(project, isArchived),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }): Promise<FlagPage> => {
      const limit = cursor === undefined ? firstPage : largestPage;
      const query = { limit, ...(isArchived && { archived: true }), ...(cursor !== undefined && { cursor }) };
      return take(api.GET('/api/v1/projects/{project}/flags', { params: { path: { project }, query }, signal }));
    },
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** Of one list, or of both. */
export function flagsKey(project: string, ...isArchived: readonly boolean[]) {
  return keys.in(project, 'flags', 'list', ...isArchived);
}

type Pages = InfiniteData<FlagPage, string | undefined>;

/** Shows at once what is on its way to the server. */
export function patchSummary(
  client: QueryClient,
  { project, flag, environment }: Place,
  patch: Partial<EnvironmentSummary>,
): void {
  client.setQueryData<Pages>(flagsKey(project, false), (data) =>
    data === undefined ? data : { ...data, pages: data.pages.map((page) => patchPage(page, flag, environment, patch)) },
  );
}

export interface Place {
  readonly project: string;
  readonly flag: string;
  readonly environment: string;
}

function patchPage(page: FlagPage, flag: string, environment: string, patch: Partial<EnvironmentSummary>): FlagPage {
  if (!page.items.some(({ key }) => key === flag)) return page;
  return { ...page, items: page.items.map((item) => (item.key === flag ? patchItem(item, environment, patch) : item)) };
}

function patchItem(item: FlagItem, environment: string, patch: Partial<EnvironmentSummary>): FlagItem {
  const summary = item.environments[environment];
  if (summary === undefined) return item;
  return { ...item, environments: { ...item.environments, [environment]: { ...summary, ...patch } } };
}

/** Puts newer lines in the place of those that the list holds; false where it does not hold one. */
export function replaceLines(client: QueryClient, project: string, lines: readonly FlagItem[]): boolean {
  const byKey = new Map(lines.map((line) => [line.key, line]));
  const key = flagsKey(project, false);
  const held = client.getQueryData<Pages>(key);
  const keysHeld = new Set(held?.pages.flatMap(({ items }) => items.map((item) => item.key)));
  if (held === undefined || lines.some((line) => !keysHeld.has(line.key))) return false;
  const pages = held.pages.map((page) =>
    page.items.some((item) => byKey.has(item.key))
      ? { ...page, items: page.items.map((item) => byKey.get(item.key) ?? item) }
      : page,
  );
  client.setQueryData<Pages>(key, { ...held, pages });
  return true;
}
