import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.js';
import { type DraftState, useDraft } from '../../drafts/use-draft.js';
import type { Settings } from '../../targeting/settings.js';
import { type ConfigPlace, configQuery } from './flag.api.js';

export type ConfigDraft = DraftState<Settings>;

/** Only the switch is thrown without a draft, by oneself too. */
const quiet = ['enabled'] as const;

/** A flag in one environment, as the server has it and as it stands on the page. */
export function useConfig(place: ConfigPlace) {
  const client = useQueryClient();
  const options = configQuery(useApi(), place);
  const query = useQuery(options);
  const state = useDraft(query, quiet);
  const config: ConfigDraft | undefined = state && {
    ...state,
    hold: (version) => {
      client.setQueryData(options.queryKey, version);
      state.hold(version);
    },
  };
  return { query, config };
}
