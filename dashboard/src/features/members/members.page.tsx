import { Button, Group, SegmentedControl, Stack, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useApi } from '../../api/api-context.js';
import { Icon } from '../../ui/icons.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { TableSkeleton } from '../../ui/skeletons.js';
import { projectsQuery } from '../projects/projects.queries.js';
import { useMay } from '../session/session.queries.js';
import { InvitationTable } from './invitation-table.js';
import { InviteDialog } from './invite-dialog.js';
import { MemberTable } from './member-table.js';
import { membersQuery } from './members.queries.js';

/** Who may do what: on the whole instance, and in single projects. */
export function MembersPage() {
  const { project } = useSearch({ from: '/signed-in/members' });
  const members = useQuery(membersQuery(useApi(), project));
  const [isInviting, setIsInviting] = useState(false);
  const mayInvite = useMay('admin', project);
  return (
    <Page
      title="Members"
      lead="A role on the instance counts in every project; a role in a project adds to it there. The higher of both counts."
      actions={
        mayInvite && (
          <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setIsInviting(true)}>
            Invite somebody
          </Button>
        )
      }
    >
      <Stack gap="lg">
        <Scope project={project} />
        <Loaded query={members} skeleton={<TableSkeleton rows={4} />}>
          {(items) => <MemberTable members={items} project={project} />}
        </Loaded>
        {mayInvite && (
          <Stack gap="sm" mt="md">
            <Title order={2} size="h4">
              Open invitations
            </Title>
            <InvitationTable project={project} />
          </Stack>
        )}
      </Stack>
      <InviteDialog project={project} isOpen={isInviting} onClose={() => setIsInviting(false)} />
    </Page>
  );
}

const everywhere = '*';

function Scope({ project }: { readonly project: string | undefined }) {
  const navigate = useNavigate({ from: '/members' });
  const { data: projects = [] } = useQuery(projectsQuery(useApi()));
  return (
    <Group>
      <SegmentedControl
        aria-label="Whose members"
        value={project ?? everywhere}
        onChange={(value) => void navigate({ search: value === everywhere ? {} : { project: value } })}
        data={[
          { value: everywhere, label: 'Everywhere' },
          ...projects.slice(0, 6).map(({ key, name }) => ({ value: key, label: name })),
        ]}
      />
    </Group>
  );
}
