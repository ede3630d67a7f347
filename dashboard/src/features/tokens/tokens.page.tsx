import { Badge, Button, Code, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../../api/api-context.js';
import { take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useWrite } from '../../api/use-write.js';
import { Absent } from '../../ui/absent.js';
import { askFirst } from '../../ui/confirm.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Icon } from '../../ui/icons.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { RoleBadge } from '../../ui/role-badge.js';
import { RowMenu } from '../../ui/row-menu.js';
import { TableSkeleton } from '../../ui/skeletons.js';
import { TableCard } from '../../ui/table-card.js';
import { Time } from '../../ui/time.js';
import { NewToken } from './new-token.js';
import { type Token, tokensQuery } from './tokens.queries.js';

export function TokensPage() {
  const tokens = useQuery(tokensQuery(useApi()));
  const [isMaking, setIsMaking] = useState(false);
  const make = () => setIsMaking(true);
  return (
    <Page
      title="API tokens"
      lead="What programs sign in with. A personal token may never do more than you; a service token stands by itself."
      actions={
        tokens.data?.length !== 0 && (
          <Button leftSection={<Icon name="plus" size={16} />} onClick={make}>
            New token
          </Button>
        )
      }
    >
      <Loaded query={tokens} skeleton={<TableSkeleton rows={3} />}>
        {(items) => (items.length === 0 ? <NoTokens onNew={make} /> : <TokenTable tokens={items} />)}
      </Loaded>
      <NewToken isOpen={isMaking} onClose={() => setIsMaking(false)} />
    </Page>
  );
}

function NoTokens({ onNew }: { readonly onNew: () => void }) {
  return (
    <EmptyState icon="token" title="No tokens yet" action={<Button onClick={onNew}>Make the first token</Button>}>
      Scripts and pipelines show a token to change flags over the REST API. Give each its own, with the least role that
      will do and a day on which it ends: then one can be revoked without the others noticing.
    </EmptyState>
  );
}

function TokenTable({ tokens }: { readonly tokens: readonly Token[] }) {
  return (
    <TableCard label="API tokens" head={['Name', 'Role', 'Begins with', 'Ends', 'Last used', 'Actions']} minWidth={780}>
      {tokens.map((token) => (
        <TokenRow key={token.id} token={token} />
      ))}
    </TableCard>
  );
}

function TokenRow({ token }: { readonly token: Token }) {
  const { id, name, kind, role, project, user, hint, lastUsedAt, expiresAt, revokedAt } = token;
  const revoke = useRevoke();
  const askAndRevoke = () => askToRevoke(name, () => revoke.mutate({ id, name }));
  return (
    <Table.Tr {...(revokedAt !== null && { c: 'dimmed' })}>
      <Table.Td>
        <Text fw={600} size="sm">
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          {kind === 'personal' ? `Personal, of ${user?.name ?? 'nobody any more'}` : 'Service'}
        </Text>
      </Table.Td>
      <Table.Td>
        <RoleBadge role={role} project={project} />
      </Table.Td>
      <Table.Td>
        <Code fz="xs">{hint}…</Code>
      </Table.Td>
      <Table.Td>
        <Ending {...{ expiresAt, revokedAt }} />
      </Table.Td>
      <Table.Td>{lastUsedAt === null ? <Absent>Never</Absent> : <Time at={lastUsedAt} />}</Table.Td>
      <Table.Td ta="right">
        {revokedAt === null && (
          <RowMenu of={name} actions={[{ label: 'Revoke', icon: 'trash', isDangerous: true, onClick: askAndRevoke }]} />
        )}
      </Table.Td>
    </Table.Tr>
  );
}

function Ending({ expiresAt, revokedAt }: Pick<Token, 'expiresAt' | 'revokedAt'>) {
  if (revokedAt !== null) return <Badge color="gray">Revoked</Badge>;
  if (expiresAt === null) return <Absent>Never</Absent>;
  if (new Date(expiresAt) < new Date()) return <Badge color="red">Expired</Badge>;
  return <Time at={expiresAt} />;
}

function useRevoke() {
  return useWrite({
    write: (api, { id: token }: { readonly id: string; readonly name: string }) =>
      take(api.DELETE('/api/v1/tokens/{token}', { params: { path: { token } } })),
    changes: [keys.instance('tokens')],
    done: ({ name }) => `Revoked ${name}.`,
    failed: 'The token is still live',
  });
}

function askToRevoke(name: string, onConfirm: () => void): void {
  askFirst({
    title: `Revoke ${name}?`,
    children: 'It is refused from the next request on. This cannot be undone; whoever uses it needs a new one.',
    confirm: 'Revoke the token',
    isDangerous: true,
    onConfirm,
  });
}
