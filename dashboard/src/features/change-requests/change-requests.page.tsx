import { SegmentedControl, Stack, Table, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useApi } from '../../api/api-context.js';
import { EmptyState } from '../../ui/empty-state.js';
import { TextLink } from '../../ui/link.js';
import { Loaded } from '../../ui/loaded.js';
import { MoreButton } from '../../ui/more-button.js';
import { Page } from '../../ui/page.js';
import { TableSkeleton } from '../../ui/skeletons.js';
import { TableCard } from '../../ui/table-card.js';
import { Time } from '../../ui/time.js';
import { type ChangeRequestSummary, changeRequestsQuery, isWaiting } from './change-requests.queries.js';
import { RequestStateBadge } from './request-state.js';

const from = '/signed-in/projects/$project/change-requests';

export function ChangeRequestsPage() {
  const { project } = useParams({ from });
  const { state = 'open' } = useSearch({ from });
  const asked = state === 'all' ? undefined : state;
  const requests = useInfiniteQuery(changeRequestsQuery(useApi(), project, asked));
  return (
    <Page
      title="Change requests"
      lead="Where an environment asks for approval, a change waits here until another person has looked at it."
    >
      <Stack gap="lg">
        <StateFilter state={state} />
        <Loaded query={requests} skeleton={<TableSkeleton rows={4} />}>
          {({ pages }) => {
            const found = pages.flatMap(({ items }) => items);
            return found.length === 0 ? <NoRequests /> : <RequestTable project={project} requests={found} />;
          }}
        </Loaded>
        <MoreButton list={requests}>Show older requests</MoreButton>
      </Stack>
    </Page>
  );
}

const states = [
  { value: 'open', label: 'To review' },
  { value: 'approved', label: 'Approved' },
  { value: 'applied', label: 'Applied' },
  { value: 'all', label: 'All' },
];

function StateFilter({ state }: { readonly state: string }) {
  const navigate = useNavigate({ from: '/projects/$project/change-requests' });
  return (
    <SegmentedControl
      aria-label="Which change requests"
      style={{ alignSelf: 'flex-start' }}
      value={state}
      data={states}
      onChange={(value) => void navigate({ search: { state: value as 'open' } })}
    />
  );
}

function NoRequests() {
  return (
    <EmptyState icon="request" title="Nothing waits here">
      Let an environment ask for approval (on the page “Environments”), and every change of a flag there becomes a
      request with its difference. Switching a flag off is never held up.
    </EmptyState>
  );
}

interface RequestTableProps {
  readonly project: string;
  readonly requests: readonly ChangeRequestSummary[];
}

function RequestTable({ project, requests }: RequestTableProps) {
  return (
    <TableCard label="Change requests" head={['Request', 'Flag', 'State', 'By', 'Made']} minWidth={760}>
      {requests.map(({ id, title, flag, environment, state, isStale, author, createdAt, applyAt }) => (
        <Table.Tr key={id}>
          <Table.Td>
            <TextLink
              to="/projects/$project/change-requests/$request"
              params={{ project, request: id }}
              fw={600}
              size="sm"
            >
              {title}
            </TextLink>
            {applyAt !== null && isWaiting({ state }) && (
              <Text size="xs" c="dimmed">
                to be applied <Time at={applyAt} />
              </Text>
            )}
          </Table.Td>
          <Table.Td>
            <Text size="sm" ff="monospace">
              {flag}
            </Text>
            <Text size="xs" c="dimmed">
              {environment}
            </Text>
          </Table.Td>
          <Table.Td>
            <RequestStateBadge state={state} isStale={isStale} />
          </Table.Td>
          <Table.Td>{author.name}</Table.Td>
          <Table.Td>
            <Time at={createdAt} />
          </Table.Td>
        </Table.Tr>
      ))}
    </TableCard>
  );
}
