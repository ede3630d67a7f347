import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useApi } from '../../api/api-context.js';
import { ApiError } from '../../api/api-error.js';
import { type Api, take } from '../../api/client.js';
import { toastDone, toastError } from '../../ui/toasts.js';
import { patchSummary } from './flags.api.js';
import { createToggler, type Toggler, type Toggling } from './toggler.js';

export function useToggleFlag(): Toggler {
  const api = useApi();
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMemo(() => {
    const toggler: Toggler = createToggler({
      send: (wish) => send(api, wish),
      show: (wish) => show(client, wish),
      onDone: ({ flag, environment, enabled }) =>
        toastDone(`${flag} is ${enabled ? 'on' : 'off'} in ${environment}.`, {
          label: 'Undo',
          run: () => void toggler.undo(),
        }),
      onRefused: (wish, error) => refuse(wish, error, () => propose(wish)),
    });
    return toggler;

    function propose({ project, flag, environment, enabled }: Toggling): void {
      const search = { environment, propose: enabled ? ('on' as const) : ('off' as const) };
      void navigate({ to: '/projects/$project/flags/$flag', params: { project, flag }, search });
    }
  }, [api, client, navigate]);
}

function send(api: Api, { project, flag, environment, enabled }: Toggling): Promise<unknown> {
  return take(
    api.PUT('/api/v1/projects/{project}/flags/{flag}/environments/{environment}/enabled', {
      params: { path: { project, flag, environment } },
      body: { enabled },
    }),
  );
}

function show(client: QueryClient, wish: Toggling): void {
  patchSummary(client, wish, { enabled: wish.enabled });
}

function refuse({ flag, environment, enabled }: Toggling, error: unknown, propose: () => void): void {
  const isHeld = error instanceof ApiError && error.kind === 'approval-needed';
  if (isHeld) toastDone(`${environment} asks for approval.`, { label: 'Request it', run: propose });
  else toastError(`${flag} was not switched ${enabled ? 'on' : 'off'}`, error);
}
