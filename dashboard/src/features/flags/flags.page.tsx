import { Button, Group, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { lazy, Suspense, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useApi } from '../../api/api-context.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { Icon } from '../../ui/icons.js';
import { Page } from '../../ui/page.js';
import { TableSkeleton } from '../../ui/skeletons.js';
import { environmentsQuery } from '../environments/environments.queries.js';
import { useMay } from '../session/session.queries.js';
import { type FlagFilter, filterFlags, isFiltered, optionsOf, readFilter } from './flag-filter.js';
import { FlagTable } from './flag-table.js';
import { FlagToolbar } from './flag-toolbar.js';
import { flagsQuery } from './flags.api.js';
import { useToggleFlag } from './use-toggle-flag.js';
import { useUndoKey } from './use-undo-key.js';
import { whenIdle } from './when-idle.js';

const from = '/signed-in/projects/$project/flags';
const NewFlag = lazy(() => import('./new-flag.js').then(({ NewFlagModal }) => ({ default: NewFlagModal })));

export function FlagsPage() {
  const { project } = useParams({ from });
  const mayEdit = useMay('editor', project);
  const [isMaking, setMaking] = useState(false);
  const make = mayEdit && (
    <Button leftSection={<Icon name="plus" />} onClick={() => setMaking(true)}>
      New flag
    </Button>
  );
  return (
    <Page title="Flags" lead="What is on for whom, in each environment." actions={make} isWide>
      <FlagList project={project} mayEdit={mayEdit} make={make} />
      <Suspense>{isMaking && <NewFlag project={project} onClose={() => setMaking(false)} />}</Suspense>
    </Page>
  );
}

interface FlagListProps {
  readonly project: string;
  readonly mayEdit: boolean;
  readonly make: React.ReactNode;
}

function FlagList({ project, mayEdit, make }: FlagListProps) {
  const [filter, setFilter] = useFilter();
  const { flags, environments, isWhole, error, refetch } = useFlags(project, filter.archived === true);
  const { toggle, undo } = useToggleFlag();
  useUndoKey(undo);
  const search = useRef<HTMLInputElement>(null);
  const asked = useDeferredValue(filter);
  const found = useMemo(() => filterFlags(flags ?? [], asked), [flags, asked]);
  const options = useMemo(() => optionsOf(flags ?? []), [flags]);
  // Where the flags are there as soon as the page: the frame first, then the lines, in tasks of their own.
  const isFramed = useDeferredValue(true, false);
  if (error !== null && flags === undefined) return <ErrorNotice error={error} onRetry={refetch} />;
  const isEmpty = flags?.length === 0 && isWhole && !isFiltered(filter);
  if (isEmpty) return <NoFlags make={make} />;
  return (
    <>
      <FlagToolbar
        {...options}
        filter={filter}
        environments={environments ?? []}
        search={search}
        onChange={setFilter}
      />
      {flags === undefined || environments === undefined || !isFramed ? (
        <TableSkeleton rows={10} />
      ) : (
        <>
          <FlagTable
            flags={found}
            environments={environments}
            project={project}
            mayToggle={mayEdit}
            onToggle={toggle}
          />
          <Count found={found.length} all={flags.length} isWhole={isWhole} onClear={() => setFilter({})} />
        </>
      )}
    </>
  );
}

/** What is typed is seen at once; the address follows when the hand rests. */
function useFilter(): readonly [FlagFilter, (filter: FlagFilter) => void] {
  // The router hands on what was refused, too.
  const search = readFilter({ ...useSearch({ from }) });
  const navigate = useNavigate();
  const [typed, setTyped] = useState<FlagFilter>();
  useEffect(() => {
    if (typed === undefined) return;
    const timer = setTimeout(() => {
      void navigate({ from: '/projects/$project/flags', search: typed, replace: true }).then(() => setTyped(undefined));
    }, 250);
    return () => clearTimeout(timer);
  }, [typed, navigate]);
  return [typed ?? search, setTyped];
}

function useFlags(project: string, isArchived: boolean) {
  const api = useApi();
  const { data, hasNextPage, isFetching, fetchNextPage, error, refetch } = useInfiniteQuery(
    flagsQuery(api, project, isArchived),
  );
  const environments = useQuery(environmentsQuery(api, project));
  useEffect(
    () => (hasNextPage && !isFetching ? whenIdle(() => void fetchNextPage()) : undefined),
    [hasNextPage, isFetching, fetchNextPage],
  );
  const flags = useMemo(() => data?.pages.flatMap(({ items }) => items), [data]);
  return {
    flags,
    environments: environments.data,
    isWhole: !hasNextPage,
    error: error ?? environments.error,
    refetch: () => void refetch(),
  };
}

function NoFlags({ make }: Pick<FlagListProps, 'make'>) {
  return (
    <EmptyState icon="flag" title="No flags yet" action={make}>
      A flag separates deploying code from letting people see it: ship it switched off, switch it on for a few, then for
      everybody, and back off in a second if need be.
    </EmptyState>
  );
}

interface CountProps {
  readonly found: number;
  readonly all: number;
  readonly isWhole: boolean;
  readonly onClear: () => void;
}

function Count({ found, all, isWhole, onClear }: CountProps) {
  const text = found === all ? `${all} flags` : `${found} of ${all} flags`;
  return (
    <Group mt="sm" gap="xs">
      <Text size="sm" c="dimmed" role="status">
        {isWhole ? text : `${text}, more are coming`}
      </Text>
      {found === 0 && isWhole && (
        <Button variant="subtle" size="compact-sm" onClick={onClear}>
          Show all
        </Button>
      )}
    </Group>
  );
}
