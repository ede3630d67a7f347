import { Badge, Button, Group, Table, Text } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.js';
import { type Api, type ItemOf, take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useWrite } from '../../api/use-write.js';
import { Loaded } from '../../ui/loaded.js';
import { TableSkeleton } from '../../ui/skeletons.js';
import { TableCard } from '../../ui/table-card.js';
import { Time } from '../../ui/time.js';
import { deviceOf } from './device.js';

type OwnSession = ItemOf<'/api/v1/sessions'>;

function ownSessionsQuery(api: Api) {
  return queryOptions({
    queryKey: keys.instance('sessions'),
    queryFn: async () => (await take(api.GET('/api/v1/sessions'))).items,
  });
}

export function OwnSessions() {
  const sessions = useQuery(ownSessionsQuery(useApi()));
  return (
    <Loaded query={sessions} skeleton={<TableSkeleton rows={2} />}>
      {(items) => (
        <TableCard label="Your sessions" head={['Device', 'Address', 'Last seen', 'Ends', 'Actions']} minWidth={620}>
          {items.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </TableCard>
      )}
    </Loaded>
  );
}

function SessionRow({ session }: { readonly session: OwnSession }) {
  const { userAgent, address, seenAt, expiresAt, isCurrent } = session;
  const device = deviceOf(userAgent);
  const end = useEnd();
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap={8}>
          <Text fw={600} size="sm">
            {device}
          </Text>
          {isCurrent && <Badge color="teal">This one</Badge>}
        </Group>
      </Table.Td>
      <Table.Td>{address}</Table.Td>
      <Table.Td>
        <Time at={seenAt} />
      </Table.Td>
      <Table.Td>
        <Time at={expiresAt} />
      </Table.Td>
      <Table.Td ta="right">
        {!isCurrent && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`End the session on ${device}`}
            loading={end.isPending}
            onClick={() => end.mutate(session.id)}
          >
            End
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function useEnd() {
  return useWrite({
    write: (api, session: string) => take(api.DELETE('/api/v1/sessions/{session}', { params: { path: { session } } })),
    changes: [keys.instance('sessions')],
    done: () => 'That device is signed out.',
    failed: 'The session is still live',
  });
}
