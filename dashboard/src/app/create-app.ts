import { createRouter, type RouterHistory } from '@tanstack/react-router';
import { type ApiOptions, createApi } from '../api/client.js';
import { keys } from '../api/keys.js';
import { createQueryClient } from '../api/query-client.js';
import { BlockSkeleton } from '../ui/skeletons.js';
import type { AppContext } from './app-context.js';
import { routeTree } from './routes.js';

export interface AppOptions extends ApiOptions {
  /** Default: the browser's. */
  readonly history?: RouterHistory;
}

/** Puts the dashboard together: the one place where its parts are made. */
export function createApp({ history, ...apiOptions }: AppOptions = {}) {
  const queryClient = createQueryClient(() => {
    // What was asked for at the same time is refused at the same time.
    if (queryClient.getQueryData(keys.session) === null) return;
    queryClient.setQueryData(keys.session, null);
    void router.invalidate();
  });
  const context: AppContext = { api: createApi(apiOptions), queryClient };
  const router = createAppRouter(context, history);
  return { ...context, router };
}

function createAppRouter(context: AppContext, history: RouterHistory | undefined) {
  return createRouter({
    routeTree,
    context,
    ...(history !== undefined && { history }),
    defaultPreload: 'intent',
    // The pages' queries know how old what they hold may be.
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 150,
    // A skeleton that had to stay would hold back what is there.
    defaultPendingMinMs: 0,
    defaultPendingComponent: BlockSkeleton,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>;
  }
}
