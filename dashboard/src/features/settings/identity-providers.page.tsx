import { Badge, Button, Group, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../api/api-context.js';
import { take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useWrite } from '../../api/use-write.js';
import { askFirst } from '../../ui/confirm.js';
import { CopyIcon } from '../../ui/copy-field.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Icon } from '../../ui/icons.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { RowMenu } from '../../ui/row-menu.js';
import { TableSkeleton } from '../../ui/skeletons.js';
import { TableCard } from '../../ui/table-card.js';
import { type IdentityProvider, identityProvidersQuery } from './identity-providers.queries.js';
import { ProviderDialog } from './provider-dialog.js';

export function IdentityProvidersPage() {
  const providers = useQuery(identityProvidersQuery(useApi()));
  const [edited, setEdited] = useState<IdentityProvider | 'new'>();
  const make = (
    <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setEdited('new')}>
      New provider
    </Button>
  );
  return (
    <Page
      title="Identity providers"
      lead="Let people sign in with the account that they have already, by OpenID Connect; their groups give them their roles."
      actions={providers.data?.length !== 0 && make}
    >
      <Loaded query={providers} skeleton={<TableSkeleton rows={2} />}>
        {(items) =>
          items.length === 0 ? (
            <EmptyState icon="shield" title="People sign in by password" action={make}>
              Name your Okta, Entra ID, Keycloak or any other provider of OpenID Connect. Who leaves there can no longer
              come in here, and nobody has one more password to keep.
            </EmptyState>
          ) : (
            <TableCard
              label="Identity providers"
              head={['Provider', 'Redirect URI', 'Roles', 'State', 'Actions']}
              minWidth={780}
            >
              {items.map((provider) => (
                <ProviderRow key={provider.key} provider={provider} onEdit={() => setEdited(provider)} />
              ))}
            </TableCard>
          )
        }
      </Loaded>
      {edited !== undefined && <ProviderDialog edited={edited} onClose={() => setEdited(undefined)} />}
    </Page>
  );
}

interface ProviderRowProps {
  readonly provider: IdentityProvider;
  readonly onEdit: () => void;
}

function ProviderRow({ provider, onEdit }: ProviderRowProps) {
  const { name, issuer, redirectUri, roles, defaultRole, isEnabled } = provider;
  const toggle = useToggle();
  const remove = useRemove();
  return (
    <Table.Tr {...(!isEnabled && { c: 'dimmed' })}>
      <Table.Td>
        <Text fw={600} size="sm">
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          {issuer}
        </Text>
      </Table.Td>
      <Table.Td>
        <Group gap={4} wrap="nowrap">
          <Text size="xs" c="dimmed" maw={280} truncate title={redirectUri}>
            {redirectUri}
          </Text>
          <CopyIcon value={redirectUri} what={`the redirect URI of ${name}`} />
        </Group>
      </Table.Td>
      <Table.Td>
        <Text size="sm">{roles.length === 1 ? '1 group' : `${roles.length} groups`}</Text>
        <Text size="xs" c="dimmed">
          {defaultRole === null ? 'others are refused' : `others: ${defaultRole}`}
        </Text>
      </Table.Td>
      <Table.Td>{isEnabled ? <Badge color="teal">On</Badge> : <Badge color="gray">Off</Badge>}</Table.Td>
      <Table.Td ta="right">
        <RowMenu
          of={name}
          actions={[
            { label: 'Edit', icon: 'edit', onClick: onEdit },
            {
              label: isEnabled ? 'Switch off' : 'Switch on',
              icon: isEnabled ? 'cross' : 'check',
              onClick: () => toggle.mutate(provider),
            },
            {
              label: 'Delete',
              icon: 'trash',
              isDangerous: true,
              onClick: () => askToDelete(provider, () => remove.mutate(provider)),
            },
          ]}
        />
      </Table.Td>
    </Table.Tr>
  );
}

const changes = [keys.instance('identity-providers')];
const path = '/api/v1/identity-providers/{key}';

function useToggle() {
  return useWrite({
    write: (api, { key, isEnabled }: IdentityProvider) =>
      take(api.PATCH(path, { params: { path: { key } }, body: { isEnabled: !isEnabled } })),
    changes,
    done: ({ name, isEnabled }) => `Switched ${name} ${isEnabled ? 'off' : 'on'}.`,
    failed: 'The provider is as it was',
  });
}

function useRemove() {
  return useWrite({
    write: (api, { key }: IdentityProvider) => take(api.DELETE(path, { params: { path: { key } } })),
    changes,
    done: ({ name }) => `Deleted ${name}.`,
    failed: 'The provider is still there',
  });
}

function askToDelete({ name }: IdentityProvider, onConfirm: () => void): void {
  askFirst({
    title: `Delete ${name}?`,
    children: 'Nobody can sign in through it any more. Accounts stay; those without a password need a link to one.',
    confirm: 'Delete the provider',
    isDangerous: true,
    onConfirm,
  });
}
