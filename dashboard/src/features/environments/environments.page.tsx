import { Badge, Button, Code, Group, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useApi } from '../../api/api-context.js';
import { take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useWrite } from '../../api/use-write.js';
import { Absent } from '../../ui/absent.js';
import { askFirst } from '../../ui/confirm.js';
import { Icon } from '../../ui/icons.js';
import { Loaded } from '../../ui/loaded.js';
import { Page } from '../../ui/page.js';
import { RowMenu } from '../../ui/row-menu.js';
import { TableSkeleton } from '../../ui/skeletons.js';
import { TableCard } from '../../ui/table-card.js';
import { Time } from '../../ui/time.js';
import { useMay } from '../session/session.queries.js';
import { EnvironmentDialog } from './environment-dialog.js';
import { type Environment, environmentsQuery } from './environments.queries.js';

export function EnvironmentsPage() {
  const { project } = useParams({ from: '/signed-in/projects/$project/environments' });
  const environments = useQuery(environmentsQuery(useApi(), project));
  const [edited, setEdited] = useState<Environment | 'new'>();
  const mayEdit = useMay('admin', project);
  return (
    <Page
      title="Environments"
      lead="A flag has a state of its own in each. What is true in development says nothing about production."
      actions={
        mayEdit && (
          <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setEdited('new')}>
            New environment
          </Button>
        )
      }
    >
      <Loaded query={environments} skeleton={<TableSkeleton rows={3} />}>
        {(items) => (
          <TableCard
            label="Environments"
            head={['Environment', 'Who may change flags', 'Safeguards', 'Made', 'Actions']}
          >
            {items.map((environment) => (
              <EnvironmentRow
                key={environment.key}
                {...{ project, environment, mayEdit }}
                onEdit={() => setEdited(environment)}
              />
            ))}
          </TableCard>
        )}
      </Loaded>
      {edited !== undefined && <EnvironmentDialog {...{ project, edited }} onClose={() => setEdited(undefined)} />}
    </Page>
  );
}

interface EnvironmentRowProps {
  readonly project: string;
  readonly environment: Environment;
  readonly mayEdit: boolean;
  readonly onEdit: () => void;
}

function EnvironmentRow({ project, environment, mayEdit, onEdit }: EnvironmentRowProps) {
  const { key, name, changeRole, requiresApproval, sampleContexts, createdAt } = environment;
  const remove = useRemove(project);
  return (
    <Table.Tr>
      <Table.Td>
        <Text fw={600} size="sm">
          {name}
        </Text>
        <Code fz="xs">{key}</Code>
      </Table.Td>
      <Table.Td>{changeRoleText[changeRole]}</Table.Td>
      <Table.Td>
        <Group gap={6}>
          {requiresApproval && <Badge color="orange">Asks for approval</Badge>}
          {sampleContexts && <Badge color="blue">Samples contexts</Badge>}
          {!requiresApproval && !sampleContexts && <Absent>None</Absent>}
        </Group>
      </Table.Td>
      <Table.Td>
        <Time at={createdAt} />
      </Table.Td>
      <Table.Td ta="right">
        {mayEdit && (
          <RowMenu
            of={name}
            actions={[
              { label: 'Edit', icon: 'edit', onClick: onEdit },
              {
                label: 'Delete',
                icon: 'trash',
                isDangerous: true,
                onClick: () => askToDelete(environment, remove.mutate),
              },
            ]}
          />
        )}
      </Table.Td>
    </Table.Tr>
  );
}

const changeRoleText = {
  editor: 'Editors and above',
  admin: 'Admins and owners',
  owner: 'Owners only',
} as const;

function useRemove(project: string) {
  return useWrite({
    write: (api, environment: string) =>
      take(
        api.DELETE('/api/v1/projects/{project}/environments/{environment}', {
          params: { path: { project, environment } },
        }),
      ),
    changes: [keys.in(project, 'environments'), keys.in(project, 'flags')],
    done: (key) => `Deleted the environment ${key}.`,
    failed: 'The environment is still there',
  });
}

function askToDelete({ key, name }: Environment, remove: (key: string) => void): void {
  askFirst({
    title: `Delete ${name}?`,
    children:
      'What every flag is in this environment is lost, and cannot be brought back. It is refused while it has SDK keys that are not revoked.',
    confirm: 'Delete the environment',
    isDangerous: true,
    onConfirm: () => remove(key),
  });
}
