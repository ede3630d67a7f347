import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useApi } from '../../api/api-context.js';
import { beginDraft, type Draft, isEdited, rebase, receive, type Version } from './draft.js';
import { type ConfigPlace, configQuery } from './flag.api.js';
import type { Settings } from './settings.js';

export interface ConfigDraft {
  readonly draft: Draft;
  readonly isEdited: boolean;
  readonly edit: (part: Partial<Settings>) => void;
  readonly discard: () => void;
  /** Takes over what somebody else saved meanwhile, my edits on top of it. */
  readonly keepMine: () => void;
  /** What the server holds now. */
  readonly hold: (version: Version) => void;
  /** Reads it again, to find out what somebody else saved. */
  readonly reload: () => Promise<void>;
}

/** A flag in one environment, as the server has it and as it stands on the page. */
export function useConfig(place: ConfigPlace) {
  const api = useApi();
  const client = useQueryClient();
  const query = useQuery(configQuery(api, place));
  const [draft, setDraft] = useState<Draft>();
  const { data } = query;
  useEffect(() => {
    if (data !== undefined) setDraft((held) => (held === undefined ? beginDraft(data) : receive(held, data)));
  }, [data]);
  const change = (step: (held: Draft) => Draft) => setDraft((held) => held && step(held));
  const config: ConfigDraft | undefined = draft && {
    draft,
    isEdited: isEdited(draft),
    edit: (part) => change((held) => ({ ...held, mine: { ...held.mine, ...part } })),
    discard: () => change((held) => beginDraft(held.theirs ?? held.base)),
    keepMine: () => change((held) => (held.theirs === null ? held : rebase(held, held.theirs))),
    hold: (version) => {
      client.setQueryData(configQuery(api, place).queryKey, version);
      change((held) => receive(held, version));
    },
    reload: async () => void (await query.refetch()),
  };
  return { query, config };
}
