import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.js';
import { ApiError } from '../../api/api-error.js';
import { type Api, take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { mayAct, type Role, type Session } from '../../api/session.model.js';

/** Null where nobody is signed in. */
export function sessionQuery(api: Api) {
  return queryOptions({
    queryKey: keys.session,
    staleTime: 60_000,
    queryFn: async (): Promise<Session | null> => {
      try {
        return await take(api.GET('/api/v1/session'));
      } catch (error) {
        if (error instanceof ApiError && error.kind === 'unauthenticated') return null;
        throw error;
      }
    },
  });
}

/** Of whoever is signed in: pages behind the sign-in have somebody. */
export function useSession(): Session {
  const { data } = useSuspenseQuery(sessionQuery(useApi()));
  if (data === null) throw new ApiError('Sign in again.', { kind: 'unauthenticated', status: 401 });
  return data;
}

/** Whether the person may do what takes this role, in the project or on the instance. */
export function useMay(least: Role, project?: string): boolean {
  return mayAct(useSession(), least, project);
}
