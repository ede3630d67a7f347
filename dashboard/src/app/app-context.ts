import type { QueryClient } from '@tanstack/react-query';
import type { Api } from '../api/client.js';

/** What routes stand on. */
export interface AppContext {
  readonly api: Api;
  readonly queryClient: QueryClient;
}
