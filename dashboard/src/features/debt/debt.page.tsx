import { Button, Group, NativeSelect, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useApi } from '../../api/api-context.js';
import { EmptyState } from '../../ui/empty-state.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { Page } from '../../ui/page.js';
import { TableSkeleton } from '../../ui/skeletons.js';
import type { FlagItem } from '../flags/flag-list.types.js';
import { repositoriesQuery } from './code.queries.js';
import { type DebtSearch, debtColumns, isDebt, orderDebt, readDebtSearch, sortedBy } from './debt.order.js';
import { columnTitles, DebtTable } from './debt-table.js';
import { RepositoryList } from './repository-list.js';
import { ScanHint } from './scan-hint.js';
import { StageChoice } from './stage-choice.js';
import { useAllFlags } from './use-all-flags.js';

const from = '/signed-in/projects/$project/debt';

export function DebtPage() {
  const { project } = useParams({ from });
  const { flags, isWhole, error, refetch } = useAllFlags(project);
  return (
    <Page
      isWide
      title="Clean up"
      lead="Every flag is a branch in the code that somebody has to take out again. What can go first stands first."
    >
      <Scanned project={project} />
      {error !== null && flags === undefined && <ErrorNotice error={error} onRetry={refetch} />}
      {error === null && flags === undefined && <TableSkeleton rows={8} />}
      {flags !== undefined && <Debt {...{ project, flags, isWhole }} />}
    </Page>
  );
}

interface DebtProps {
  readonly project: string;
  readonly flags: readonly FlagItem[];
  readonly isWhole: boolean;
}

/** More come when they are asked for: nobody cleans up a hundred at once. */
const shownAtOnce = 100;

function Debt({ project, flags, isWhole }: DebtProps) {
  const [search, setSearch] = useDebtSearch();
  const [shown, setShown] = useState(shownAtOnce);
  const found = useMemo(() => orderDebt(flags, search), [flags, search]);
  if (isWhole && !flags.some(isDebt))
    return (
      <EmptyState icon="broom" title="Nothing to clean up">
        Once there are flags, this is where you see which of them have done their work.
      </EmptyState>
    );
  return (
    <Stack>
      <StageChoice flags={flags} stage={search.stage} onChange={(stage) => setSearch({ ...search, stage })} />
      <NativeSelect
        hiddenFrom="sm"
        aria-label="Order"
        data={debtColumns.map((column) => ({ value: column, label: `By ${columnTitles[column].toLowerCase()}` }))}
        value={search.sort ?? 'stage'}
        onChange={({ currentTarget: { value } }) =>
          setSearch({ ...readDebtSearch({ sort: value }), stage: search.stage })
        }
      />
      <DebtTable
        project={project}
        flags={found.slice(0, shown)}
        search={search}
        onSort={(column) => setSearch(sortedBy(search, column))}
      />
      <Group>
        <Text size="sm" c="dimmed" role="status">
          {found.length === 1 ? '1 flag' : `${found.length} flags`}
          {isWhole ? '' : ', more are coming'}
        </Text>
        {found.length > shown && (
          <Button variant="subtle" size="compact-sm" onClick={() => setShown(shown + shownAtOnce)}>
            Show more
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function useDebtSearch(): readonly [DebtSearch, (search: DebtSearch) => void] {
  const { stage, sort, isDescending } = readDebtSearch({ ...useSearch({ from }) });
  const search = useMemo(() => ({ stage, sort, isDescending }), [stage, sort, isDescending]);
  const navigate = useNavigate();
  return [search, (next) => void navigate({ from: '/projects/$project/debt', search: next, replace: true })];
}

/** What is known of code; how it comes to be known, where nothing is. */
function Scanned({ project }: { readonly project: string }) {
  const { data } = useQuery(repositoriesQuery(useApi(), project));
  if (data === undefined) return null;
  if (data.length > 0) return <RepositoryList project={project} repositories={data} />;
  return (
    <Paper withBorder radius="lg" p="md" mb="md">
      <Text fw={600} mb="xs">
        See where your code uses these flags
      </Text>
      <ScanHint project={project} />
    </Paper>
  );
}
