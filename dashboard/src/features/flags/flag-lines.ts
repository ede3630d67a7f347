import type { QueryClient } from '@tanstack/react-query';
import { type Api, take } from '../../api/client.js';
import { flagsKey, replaceLines } from './flags.api.js';

/** Reads single lines of the list again: thousands would be much for one switch that somebody else threw. */
export async function refreshLines(
  api: Api,
  client: QueryClient,
  project: string,
  flags: ReadonlySet<string> | 'all',
): Promise<void> {
  const lists = flagsKey(project);
  if (client.getQueryCache().findAll({ queryKey: lists }).length === 0) return;
  try {
    const found = flags === 'all' ? null : await Promise.all([...flags].map((flag) => readLine(api, project, flag)));
    const isReplaced = found?.every((line) => line !== undefined && replaceLines(client, project, [line])) ?? false;
    if (!isReplaced) await client.invalidateQueries({ queryKey: lists });
  } catch {
    // The list says itself what is wrong when it is read.
    await client.invalidateQueries({ queryKey: lists });
  }
}

/** A flag that is new, archived or far down among its likes is not found: then the list is read. */
async function readLine(api: Api, project: string, flag: string) {
  const query = { search: flag, limit: 50 };
  const { items } = await take(api.GET('/api/v1/projects/{project}/flags', { params: { path: { project }, query } }));
  return items.find(({ key }) => key === flag);
}
