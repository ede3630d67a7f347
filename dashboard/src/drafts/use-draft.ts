import type { UseQueryResult } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { beginDraft, type Draft, isEdited, type PartOf, rebase, receive, type Version } from './draft.js';

export interface DraftState<T> {
  readonly draft: Draft<T>;
  readonly isEdited: boolean;
  readonly edit: (part: Partial<T>) => void;
  readonly discard: () => void;
  /** Takes over what somebody else saved meanwhile, my edits on top of it. */
  readonly keepMine: () => void;
  /** What the server holds now. */
  readonly hold: (version: Version<T>) => void;
  /** Reads it again, to find out what somebody else saved. */
  readonly reload: () => Promise<void>;
}

/** A thing as the server has it and as it stands on the page; undefined until it has come. */
export function useDraft<T extends object>(
  query: Pick<UseQueryResult<Version<T>>, 'data' | 'refetch'>,
  quiet?: readonly PartOf<T>[],
): DraftState<T> | undefined {
  const [draft, setDraft] = useState<Draft<T>>();
  const { data } = query;
  const change = (step: (held: Draft<T>) => Draft<T>) => setDraft((held) => held && step(held));
  // biome-ignore lint/correctness/useExhaustiveDependencies: which parts are quiet never changes
  useEffect(() => {
    if (data !== undefined) setDraft((held) => (held === undefined ? beginDraft(data) : receive(held, data, quiet)));
  }, [data]);
  return (
    draft && {
      draft,
      isEdited: isEdited(draft),
      edit: (part) => change((held) => ({ ...held, mine: { ...held.mine, ...part } })),
      discard: () => change((held) => beginDraft(held.theirs ?? held.base)),
      keepMine: () => change((held) => (held.theirs === null ? held : rebase(held, held.theirs))),
      hold: (version) => change((held) => receive(held, version, quiet)),
      reload: async () => void (await query.refetch()),
    }
  );
}
