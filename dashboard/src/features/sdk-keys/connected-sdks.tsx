import { Badge, Group, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.js';
import type { ItemOf } from '../../api/client.js';
import { Absent } from '../../ui/absent.js';
import { EmptyState } from '../../ui/empty-state.js';
import { TextLink } from '../../ui/link.js';
import { Loaded } from '../../ui/loaded.js';
import { TableSkeleton } from '../../ui/skeletons.js';
import { TableCard } from '../../ui/table-card.js';
import { Time } from '../../ui/time.js';
import { type Place, sdkInstancesQuery } from './sdk-keys.queries.js';

type SdkInstance = ItemOf<'/api/v1/projects/{project}/environments/{environment}/sdk-instances'>;

/** Who asks for these flags, by what, and whether they are up to date. */
export function ConnectedSdks({ place }: { readonly place: Place }) {
  const instances = useQuery(sdkInstancesQuery(useApi(), place));
  return (
    <Loaded query={instances} skeleton={<TableSkeleton rows={2} />}>
      {(items) =>
        items.length === 0 ? (
          <EmptyState
            icon="plug"
            title="Nobody is connected"
            action={
              <TextLink to="/projects/$project/first-run" params={{ project: place.project }}>
                Show me how to connect one
              </TextLink>
            }
          >
            As soon as an application uses a key of this environment it appears here, with the version of the flags that
            it holds.
          </EmptyState>
        ) : (
          <TableCard label="Connected SDKs" head={['SDK', 'Protocol', 'Holds version', 'Up to date', 'Last seen']}>
            {items.map((instance) => (
              <InstanceRow key={instance.instance} instance={instance} />
            ))}
          </TableCard>
        )
      }
    </Loaded>
  );
}

function InstanceRow({
  instance: { name, version, protocol, heldVersion, lag, seenAt },
}: {
  readonly instance: SdkInstance;
}) {
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap={8}>
          <Text fw={600} span>
            {name}
          </Text>
          <Text c="dimmed" span>
            {version}
          </Text>
        </Group>
      </Table.Td>
      <Table.Td>{protocol ?? <Absent>not told</Absent>}</Table.Td>
      <Table.Td>{heldVersion ?? <Absent>not told</Absent>}</Table.Td>
      <Table.Td>
        <Lag lag={lag} />
      </Table.Td>
      <Table.Td>
        <Time at={seenAt} />
      </Table.Td>
    </Table.Tr>
  );
}

function Lag({ lag }: { readonly lag: number | null }) {
  if (lag === null) return <Absent>unknown</Absent>;
  if (lag <= 0) return <Badge color="teal">Up to date</Badge>;
  return <Badge color="orange">{lag === 1 ? '1 change behind' : `${lag} changes behind`}</Badge>;
}
