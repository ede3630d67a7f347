import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.js';
import { keys } from '../../api/keys.js';
import type { Settings } from '../../targeting/settings.js';
import { toastDone, toastError } from '../../ui/toasts.js';
import { type ConfigPlace, configQuery, saveConfig } from './flag.api.js';

/** One press takes a change back; it is a change as any other, and can be reverted itself. */
export function useRevert(place: ConfigPlace, etag: string) {
  const api = useApi();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (patch: Partial<Settings>) => saveConfig(api, place, patch, etag),
    onSuccess: (version) => {
      client.setQueryData(configQuery(api, place).queryKey, version);
      toastDone(`${place.flag} is as it was in ${place.environment}.`);
    },
    onError: (error) => toastError('Nothing was reverted', error),
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: keys.in(place.project, 'audit') }),
        client.invalidateQueries({ queryKey: keys.in(place.project, 'flags') }),
      ]),
  });
}
