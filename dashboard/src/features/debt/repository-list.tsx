import { Group, Text } from '@mantine/core';
import { take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useWrite } from '../../api/use-write.js';
import { askFirst } from '../../ui/confirm.js';
import { Icon } from '../../ui/icons.js';
import { RowMenu } from '../../ui/row-menu.js';
import { Time } from '../../ui/time.js';
import { useMay } from '../session/session.queries.js';
import type { Repository } from './code.queries.js';

interface RepositoryListProps {
  readonly project: string;
  readonly repositories: readonly Repository[];
}

/** Which code is known, and how old that is. */
export function RepositoryList({ project, repositories }: RepositoryListProps) {
  const forget = useForgetting(project);
  const mayEdit = useMay('editor', project);
  return (
    <Group component="ul" aria-label="Scanned code" gap="lg" p={0} mb="md" style={{ listStyle: 'none' }}>
      {repositories.map(({ name, revision, scannedAt, uses }) => (
        <Group key={name} component="li" gap={6} wrap="nowrap">
          <Icon name="code" size={16} />
          <Text size="sm">
            <Text span inherit fw={600}>
              {name}
            </Text>
            {revision !== null && ` at ${revision.slice(0, 12)}`}, scanned <Time at={scannedAt} />, {uses} uses
          </Text>
          {mayEdit && (
            <RowMenu
              of={name}
              actions={[{ label: 'Forget', icon: 'trash', isDangerous: true, onClick: () => forget(name) }]}
            />
          )}
        </Group>
      ))}
    </Group>
  );
}

function useForgetting(project: string) {
  const { mutate } = useWrite({
    write: (api, repository: string) =>
      take(
        api.DELETE('/api/v1/projects/{project}/code-uses/{repository}', { params: { path: { project, repository } } }),
      ),
    changes: [keys.in(project, 'code'), keys.in(project, 'flags')],
    done: (repository) => `${repository} is forgotten.`,
    failed: 'It was not forgotten',
  });
  return (repository: string) =>
    askFirst({
      title: `Forget ${repository}?`,
      children: 'Its uses no longer count. The next scan brings them back.',
      confirm: 'Forget',
      isDangerous: true,
      onConfirm: () => mutate(repository),
    });
}
