import { Avatar, Badge, Group, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useWrite } from '../../api/use-write.js';
import { Absent } from '../../ui/absent.js';
import { askFirst } from '../../ui/confirm.js';
import { type RowAction, RowMenu } from '../../ui/row-menu.js';
import { ShownOnce } from '../../ui/shown-once.js';
import { TableCard } from '../../ui/table-card.js';
import { Time } from '../../ui/time.js';
import { useMay, useSession } from '../session/session.queries.js';
import { heldOn, type Member } from './members.queries.js';
import { RoleDialog } from './role-dialog.js';

export interface MemberTableProps {
  readonly members: readonly Member[];
  /** Whose roles are shown; undefined: those on the instance. */
  readonly project: string | undefined;
}

export function MemberTable({ members, project }: MemberTableProps) {
  const [edited, setEdited] = useState<Member>();
  const [link, setLink] = useState<string>();
  return (
    <>
      <TableCard
        label="Members"
        head={[
          'Member',
          project === undefined ? 'Role on the instance' : 'Role here',
          'Projects',
          'Last seen',
          'Actions',
        ]}
        minWidth={720}
      >
        {members.map((member) => (
          <MemberRow key={member.id} {...{ member, project }} onEdit={() => setEdited(member)} onLink={setLink} />
        ))}
      </TableCard>
      {edited !== undefined && <RoleDialog member={edited} project={project} onClose={() => setEdited(undefined)} />}
      <ShownOnce title="A link to a new password" what="the link" secret={link} onClose={() => setLink(undefined)}>
        Give it to that person by a way that is theirs alone. It is good once; their other sessions end when it is used.
      </ShownOnce>
    </>
  );
}

interface MemberRowProps {
  readonly member: Member;
  readonly project: string | undefined;
  readonly onEdit: () => void;
  readonly onLink: (link: string) => void;
}

function MemberRow({ member, project, onEdit, onLink }: MemberRowProps) {
  const { name, email, role, projects, lastSeenAt, deactivatedAt } = member;
  const actions = useActions(member, project, { onEdit, onLink });
  const shownRole = project === undefined ? role : (heldOn(member, project) ?? role);
  const own = Object.entries(projects);
  return (
    <Table.Tr {...(deactivatedAt !== null && { c: 'dimmed' })}>
      <Table.Td>
        <Group gap="sm" wrap="nowrap">
          <Avatar name={name} color="initials" radius="xl" size={34} />
          <div>
            <Text fw={600} size="sm">
              {name}
            </Text>
            <Text c="dimmed" size="xs">
              {email}
            </Text>
          </div>
        </Group>
      </Table.Td>
      <Table.Td>
        <Group gap={6}>
          {shownRole === null ? <Absent>None</Absent> : <Badge>{shownRole}</Badge>}
          {deactivatedAt !== null && <Badge color="gray">Deactivated</Badge>}
        </Group>
      </Table.Td>
      <Table.Td>
        <Text size="sm" {...(own.length === 0 && { c: 'dimmed' })}>
          {own.length === 0 ? '—' : own.map(([key, held]) => `${key}: ${held}`).join(', ')}
        </Text>
      </Table.Td>
      <Table.Td>{lastSeenAt === null ? <Absent>Never</Absent> : <Time at={lastSeenAt} />}</Table.Td>
      <Table.Td ta="right">
        <RowMenu of={name} actions={actions} />
      </Table.Td>
    </Table.Tr>
  );
}

type Handlers = Pick<MemberRowProps, 'onEdit' | 'onLink'>;

function useActions(member: Member, project: string | undefined, { onEdit, onLink }: Handlers): RowAction[] {
  const { user } = useSession();
  const mayEdit = useMay('admin', project);
  const isAdmin = useMay('admin');
  const activate = useActivate();
  const remove = useRemove(project ?? '');
  const makeLink = usePasswordLink(onLink);
  const isOwn = member.id === user.id;
  const isActive = member.deactivatedAt === null;
  const edit: RowAction = { label: 'Change the role', icon: 'edit', onClick: onEdit };
  const leave: RowAction = {
    label: 'Remove from the project',
    icon: 'trash',
    isDangerous: true,
    onClick: () => remove.mutate(member),
  };
  const password: RowAction = { label: 'Link to a new password', icon: 'link', onClick: () => makeLink.mutate(member) };
  const end: RowAction = {
    label: isActive ? 'Deactivate' : 'Activate again',
    icon: isActive ? 'cross' : 'check',
    isDangerous: isActive,
    onClick: () => (isActive ? askToDeactivate(member, () => activate.mutate(member)) : activate.mutate(member)),
  };
  return [
    ...(mayEdit ? [edit] : []),
    ...(mayEdit && project !== undefined && heldOn(member, project) !== null ? [leave] : []),
    ...(isAdmin && isActive && !isOwn ? [password] : []),
    ...(isAdmin && !isOwn ? [end] : []),
  ];
}

const changes = [keys.instance('members')];

function useActivate() {
  return useWrite({
    write: (api, { id: user, deactivatedAt }: Member) =>
      take(
        api.PATCH('/api/v1/users/{user}', {
          params: { path: { user } },
          body: { deactivated: deactivatedAt === null },
        }),
      ),
    changes,
    done: ({ name, deactivatedAt }) => `${deactivatedAt === null ? 'Deactivated' : 'Activated'} ${name}.`,
    failed: 'The account is as it was',
  });
}

function useRemove(project: string) {
  return useWrite({
    write: (api, { id: user }: Member) =>
      take(api.DELETE('/api/v1/projects/{project}/members/{user}', { params: { path: { project, user } } })),
    changes,
    done: ({ name }) => `Removed ${name} from ${project}.`,
    failed: 'The member is still there',
  });
}

function usePasswordLink(onLink: (link: string) => void) {
  return useWrite({
    write: async (api, { id }: Member) => {
      const { link } = await take(api.POST('/api/v1/users/{user}/password-link', { params: { path: { user: id } } }));
      onLink(link);
    },
    changes: [],
    failed: 'There is no link',
  });
}

function askToDeactivate({ name }: Member, onConfirm: () => void): void {
  askFirst({
    title: `Deactivate ${name}?`,
    children:
      'Their sessions, their personal tokens and the links that they made end at once; service tokens go on. What they did stays in the audit log; they can be activated again.',
    confirm: 'Deactivate',
    isDangerous: true,
    onConfirm,
  });
}
