import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { useApi } from '../../api/api-context.js';
import { flagsQuery } from '../flags/flags.api.js';

/** Those of the flags page, and those that are archived. */
export function useAllFlags(project: string) {
  const live = useWholeList(project, false);
  const archived = useWholeList(project, true);
  const flags = useMemo(
    () => (live.items === undefined ? undefined : [...live.items, ...(archived.items ?? [])]),
    [live.items, archived.items],
  );
  return {
    flags,
    isWhole: live.isWhole && archived.isWhole,
    error: live.error ?? archived.error,
    refetch: () => {
      live.refetch();
      archived.refetch();
    },
  };
}

function useWholeList(project: string, isArchived: boolean) {
  const query = useInfiniteQuery(flagsQuery(useApi(), project, isArchived));
  const { data, hasNextPage, isFetching, fetchNextPage, refetch } = query;
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage();
  }, [hasNextPage, isFetching, fetchNextPage]);
  const items = useMemo(() => data?.pages.flatMap((page) => page.items), [data]);
  return { items, isWhole: data !== undefined && !hasNextPage, error: query.error, refetch: () => void refetch() };
}
