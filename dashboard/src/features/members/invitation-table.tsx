import { Button, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.js';
import { take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useWrite } from '../../api/use-write.js';
import { Loaded } from '../../ui/loaded.js';
import { RoleBadge } from '../../ui/role-badge.js';
import { TableSkeleton } from '../../ui/skeletons.js';
import { TableCard } from '../../ui/table-card.js';
import { Time } from '../../ui/time.js';
import { type Invitation, invitationsQuery } from './members.queries.js';

export function InvitationTable({ project }: { readonly project: string | undefined }) {
  const invitations = useQuery(invitationsQuery(useApi()));
  return (
    <Loaded query={invitations} skeleton={<TableSkeleton rows={1} />}>
      {(items) => {
        const shown = items.filter((one) => project === undefined || one.project === project);
        if (shown.length === 0)
          return (
            <Text c="dimmed" size="sm">
              Nobody is expected. Whoever is invited stands here until they have come.
            </Text>
          );
        return (
          <TableCard label="Open invitations" head={['For', 'Role', 'Ends', 'Actions']} minWidth={520}>
            {shown.map((invitation) => (
              <InvitationRow key={invitation.id} invitation={invitation} />
            ))}
          </TableCard>
        );
      }}
    </Loaded>
  );
}

function InvitationRow({ invitation }: { readonly invitation: Invitation }) {
  const { email, role, project, expiresAt } = invitation;
  const withdraw = useWithdraw();
  return (
    <Table.Tr>
      <Table.Td fw={600}>{email}</Table.Td>
      <Table.Td>
        <RoleBadge role={role} project={project} />
      </Table.Td>
      <Table.Td>
        <Time at={expiresAt} />
      </Table.Td>
      <Table.Td ta="right">
        <Button
          size="compact-sm"
          variant="default"
          loading={withdraw.isPending}
          onClick={() => withdraw.mutate(invitation)}
          aria-label={`Withdraw the invitation of ${email}`}
        >
          Withdraw
        </Button>
      </Table.Td>
    </Table.Tr>
  );
}

function useWithdraw() {
  return useWrite({
    write: (api, { id }: Invitation) => take(api.DELETE('/api/v1/invitations/{id}', { params: { path: { id } } })),
    changes: [keys.instance('invitations')],
    done: ({ email }) => `Withdrew the invitation of ${email}.`,
    failed: 'The invitation still stands',
  });
}
