import { keys } from '../api/keys.js';
import { environmentsQuery } from '../features/environments/environments.queries.js';
import { flagsQuery } from '../features/flags/flags.api.js';
import { projectsQuery } from '../features/projects/projects.queries.js';
import type { AppContext } from './app-context.js';

/** Of the flags page, which is opened most: its project. */
const flagsPage = /^\/projects\/([^/]+)\/flags\/?$/;

interface Place {
  readonly pathname: string;
  readonly search: { readonly archived?: unknown };
}

/**
 * At the first load, what the page will ask for is asked for beside who is asking: one answer after the other would be
 * waited for. What fails here is asked for again by what shows it.
 */
export function askAhead({ api, queryClient }: AppContext, { pathname, search }: Place): void {
  if (queryClient.getQueryData(keys.session) !== undefined) return;
  const ask = (asked: Promise<unknown>) => void asked.catch(() => undefined);
  ask(import('./shell.js'));
  ask(queryClient.ensureQueryData(projectsQuery(api)));
  const [, named] = flagsPage.exec(pathname) ?? [];
  if (named === undefined) return;
  const project = decodeURIComponent(named);
  ask(queryClient.ensureInfiniteQueryData(flagsQuery(api, project, search.archived === true)));
  ask(queryClient.ensureQueryData(environmentsQuery(api, project)));
}
