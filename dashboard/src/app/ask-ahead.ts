import { environmentsQuery } from '../features/environments/environments.queries.js';
import { flagsQuery } from '../features/flags/flags.api.js';
import { projectsQuery } from '../features/projects/projects.queries.js';
import { sessionQuery } from '../features/session/session.queries.js';
import type { AppContext } from './app-context.js';

const openPages = /^\/(sign-in|invite)\b/;
/** What is opened most. */
const flagsPage = /^\/projects\/([^/]+)\/flags\/?$/;

interface Place {
  readonly pathname: string;
  readonly search: { readonly archived?: unknown };
}

/**
 * Before anything is drawn, what the page at this address will need: each answer waited for before the next is asked
 * for would be a way there and back. What fails here is asked for again by what shows it.
 */
export function askAhead({ api, queryClient }: AppContext, { pathname, search }: Place): void {
  if (openPages.test(pathname)) return;
  const ask = (asked: Promise<unknown>) => void asked.catch(() => undefined);
  ask(queryClient.ensureQueryData(sessionQuery(api)));
  ask(queryClient.ensureQueryData(projectsQuery(api)));
  const [, named] = flagsPage.exec(pathname) ?? [];
  if (named !== undefined) {
    const project = decodeURIComponent(named);
    ask(queryClient.ensureInfiniteQueryData(flagsQuery(api, project, search.archived === true)));
    ask(queryClient.ensureQueryData(environmentsQuery(api, project)));
  }
  ask(import('./shell.js'));
}
