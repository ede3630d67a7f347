import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { toastDone, toastError } from '../ui/toasts.js';
import { useApi } from './api-context.js';
import type { Api } from './client.js';

export interface Write<Input, Output> {
  readonly write: (api: Api, input: Input) => Promise<Output>;
  /** What has to be read again. */
  readonly changes: readonly QueryKey[];
  /** Said when it is done. */
  readonly done?: ((input: Input) => string) | undefined;
  /** Said when it is not, where no form stands that could say it. */
  readonly failed?: string | undefined;
}

/** A change of one thing by one request; what shows it is read again before it counts as done. */
export function useWrite<Input, Output>({ write, changes, done, failed }: Write<Input, Output>) {
  const api = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => write(api, input),
    onSuccess: async (_output, input) => {
      await Promise.all(changes.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
      if (done !== undefined) toastDone(done(input));
    },
    onError: (error) => {
      if (failed !== undefined) toastError(failed, error);
    },
  });
}
