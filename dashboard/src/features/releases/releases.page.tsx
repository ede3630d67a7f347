import { Group, NativeSelect, SegmentedControl, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useApi } from '../../api/api-context.js';
import { EmptyState } from '../../ui/empty-state.js';
import { TextLink } from '../../ui/link.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { TableSkeleton } from '../../ui/skeletons.js';
import { TableCard } from '../../ui/table-card.js';
import { MiniPath } from './mini-path.js';
import { NextStep } from './release-standing.js';
import { ReleaseStateBadge } from './release-state.js';
import { type ReleaseSummary, releasesQuery } from './releases.queries.js';
import { type ReleasesFilter, type ReleasesSearch, readReleasesSearch, statesOf } from './releases.search.js';

/** All releases under way, of every project that one may see. */
export function ReleasesPage() {
  const search = readReleasesSearch({ ...useSearch({ from: '/signed-in/releases' }) });
  const releases = useQuery(releasesQuery(useApi(), statesOf[search.state ?? 'open']));
  return (
    <Page isWide title="Releases" lead="What is being raised, in all projects: where it stands, and what comes next.">
      <Loaded query={releases} skeleton={<TableSkeleton rows={5} />}>
        {(found) => (
          <Stack gap="lg">
            <Filters search={search} releases={found} />
            <Found search={search} releases={found} saidAtMs={releases.dataUpdatedAt} />
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}

const states: { value: ReleasesFilter; label: string }[] = [
  { value: 'open', label: 'Open' },
  { value: 'running', label: 'Running' },
  { value: 'waiting', label: 'Waiting' },
  { value: 'paused', label: 'Stopped' },
  { value: 'closed', label: 'Ended' },
];

interface FoundProps {
  readonly search: ReleasesSearch;
  readonly releases: readonly ReleaseSummary[];
}

function Filters({ search, releases }: FoundProps) {
  const navigate = useNavigate({ from: '/releases' });
  const choose = (change: { readonly [Name in keyof ReleasesSearch]?: string }) =>
    void navigate({ search: readReleasesSearch({ ...search, ...change }) });
  return (
    <Group gap="sm">
      <SegmentedControl
        aria-label="Which releases"
        value={search.state ?? 'open'}
        data={states}
        onChange={(state) => choose({ state })}
      />
      <Choice name="project" all="All projects" {...{ search, releases }} onChoose={(project) => choose({ project })} />
      <Choice
        name="environment"
        all="All environments"
        {...{ search, releases }}
        onChoose={(environment) => choose({ environment })}
      />
    </Group>
  );
}

interface ChoiceProps extends FoundProps {
  readonly name: 'project' | 'environment';
  readonly all: string;
  readonly onChoose: (value: string) => void;
}

function Choice({ name, all, search, releases, onChoose }: ChoiceProps) {
  const chosen = search[name] ?? '';
  const values = [...new Set([...releases.map((release) => release[name]), chosen])].filter((value) => value !== '');
  return (
    <NativeSelect
      aria-label={name === 'project' ? 'Project' : 'Environment'}
      value={chosen}
      data={[{ value: '', label: all }, ...values.sort().map((value) => ({ value, label: value }))]}
      onChange={(event) => onChoose(event.currentTarget.value)}
    />
  );
}

function Found({ search, releases, saidAtMs }: FoundProps & { readonly saidAtMs: number }) {
  const shown = releases.filter(
    ({ project, environment }) =>
      (search.project ?? project) === project && (search.environment ?? environment) === environment,
  );
  if (shown.length === 0) return <NoReleases isFiltered={Object.keys(search).length > 0} />;
  return (
    <TableCard label="Releases" head={['Flag', 'State', 'Stages', 'What comes next']} minWidth={860}>
      {shown.map((release) => (
        <Row key={release.id} release={release} saidAtMs={saidAtMs} />
      ))}
    </TableCard>
  );
}

function Row({ release, saidAtMs }: { readonly release: ReleaseSummary; readonly saidAtMs: number }) {
  const { project, flag, environment, state, plan, stage } = release;
  return (
    <Table.Tr>
      <Table.Td>
        <TextLink
          to="/projects/$project/flags/$flag/releases/$environment"
          params={{ project, flag, environment }}
          ff="monospace"
          size="sm"
          fw={600}
        >
          {flag}
        </TextLink>
        <Text size="xs" c="dimmed">
          {project}, {environment}
        </Text>
      </Table.Td>
      <Table.Td>
        <ReleaseStateBadge state={state} />
      </Table.Td>
      <Table.Td>
        <MiniPath plan={plan} here={stage?.index ?? -1} state={state} />
        <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
          {stage === null ? 'Nobody is in' : stageText(stage.name, release.percentage)}
        </Text>
      </Table.Td>
      <Table.Td maw={420}>
        <NextStep release={release} saidAtMs={saidAtMs} />
        {state !== 'running' && (
          <Text size="sm" c="dimmed" lineClamp={2}>
            {release.reason}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function stageText(name: string, percentage: number): string {
  return percentage === 0 || name.includes(`${percentage} %`) ? name : `${name}: ${percentage} %`;
}

function NoReleases({ isFiltered }: { readonly isFiltered: boolean }) {
  if (isFiltered)
    return (
      <EmptyState icon="filter" title="None of these">
        No release is like that. Look at all that are open, or at those that ended.
      </EmptyState>
    );
  return (
    <EmptyState icon="releases" title="Nothing is being released">
      Open a flag and plan a staged release: it goes from your own people to everybody in steps that you choose, waits
      where somebody must agree, and stands here while it is under way.
    </EmptyState>
  );
}
