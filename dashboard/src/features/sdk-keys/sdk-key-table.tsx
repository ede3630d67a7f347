import { Badge, Button, Code, Group, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.js';
import { type ItemOf, take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useWrite } from '../../api/use-write.js';
import { Absent } from '../../ui/absent.js';
import { askFirst } from '../../ui/confirm.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Loaded } from '../../ui/loaded.js';
import { RowMenu } from '../../ui/row-menu.js';
import { TableSkeleton } from '../../ui/skeletons.js';
import { TableCard } from '../../ui/table-card.js';
import { Time } from '../../ui/time.js';
import { type Place, sdkKeysQuery } from './sdk-keys.queries.js';

export interface SdkKeyTableProps {
  readonly place: Place;
  readonly mayEdit: boolean;
  readonly onNew: () => void;
}

export function SdkKeyTable({ place, mayEdit, onNew }: SdkKeyTableProps) {
  const sdkKeys = useQuery(sdkKeysQuery(useApi(), place));
  return (
    <Loaded query={sdkKeys} skeleton={<TableSkeleton rows={2} />}>
      {(items) =>
        items.length === 0 ? (
          <EmptyState
            icon="key"
            title="No application can read these flags yet"
            action={mayEdit && <Button onClick={onNew}>Make the first key</Button>}
          >
            A server key is for a service that you run: it sees every flag. A client key is for pages, where everybody
            can read it: it sees the flags that are visible to clients, from the origins that you name.
          </EmptyState>
        ) : (
          <TableCard
            label="SDK keys"
            head={['Name', 'Kind', 'Begins with', 'Origins', 'Made', 'Actions']}
            minWidth={720}
          >
            {items.map((sdkKey) => (
              <SdkKeyRow key={sdkKey.id} {...{ sdkKey, place, mayEdit }} />
            ))}
          </TableCard>
        )
      }
    </Loaded>
  );
}

type SdkKey = ItemOf<'/api/v1/projects/{project}/environments/{environment}/sdk-keys'>;

interface SdkKeyRowProps {
  readonly sdkKey: SdkKey;
  readonly place: Place;
  readonly mayEdit: boolean;
}

function SdkKeyRow({ sdkKey, place, mayEdit }: SdkKeyRowProps) {
  const { id, name, kind, hint, allowedOrigins, createdAt, revokedAt } = sdkKey;
  const revoke = useRevoke(place);
  const isLive = revokedAt === null;
  return (
    <Table.Tr {...(!isLive && { c: 'dimmed' })}>
      <Table.Td fw={600}>{name}</Table.Td>
      <Table.Td>
        <Group gap={6}>
          <Badge color={kind === 'server' ? 'indigo' : 'grape'}>{kind === 'server' ? 'Server' : 'Client'}</Badge>
          {!isLive && <Badge color="gray">Revoked</Badge>}
        </Group>
      </Table.Td>
      <Table.Td>
        <Code fz="xs">{hint}…</Code>
      </Table.Td>
      <Table.Td>
        <Origins kind={kind} origins={allowedOrigins} />
      </Table.Td>
      <Table.Td>
        <Time at={createdAt} />
      </Table.Td>
      <Table.Td ta="right">
        {mayEdit && isLive && (
          <RowMenu
            of={name}
            actions={[
              {
                label: 'Revoke',
                icon: 'trash',
                isDangerous: true,
                onClick: () => askToRevoke(name, () => revoke.mutate({ id, name })),
              },
            ]}
          />
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function Origins({ kind, origins }: { readonly kind: string; readonly origins: readonly string[] }) {
  if (kind === 'server') return <Absent />;
  if (origins.length === 0) return <Text c="dimmed">None: no page may use it</Text>;
  return <Text size="sm">{origins.join(', ')}</Text>;
}

function useRevoke({ project, environment }: Place) {
  return useWrite({
    write: (api, { id: key }: { readonly id: string; readonly name: string }) =>
      take(
        api.DELETE('/api/v1/projects/{project}/environments/{environment}/sdk-keys/{key}', {
          params: { path: { project, environment, key } },
        }),
      ),
    changes: [keys.in(project, 'sdk-keys'), keys.in(project, 'sdk-instances')],
    done: ({ name }) => `Revoked ${name}.`,
    failed: 'The key is still live',
  });
}

function askToRevoke(name: string, onConfirm: () => void): void {
  askFirst({
    title: `Revoke ${name}?`,
    children:
      'Its streams end at once, and it is refused from then on. Applications that hold it go on with the last state they have, and learn of no change. Make a new key and roll it out first.',
    confirm: 'Revoke the key',
    isDangerous: true,
    onConfirm,
  });
}
