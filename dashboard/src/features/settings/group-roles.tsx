import { ActionIcon, Group, Input, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useApi } from '../../api/api-context.js';
import { roles as allRoles, type Role } from '../../api/session.model.js';
import { AddButton } from '../../ui/add-button.js';
import { Icon } from '../../ui/icons.js';
import { without } from '../../ui/lists.js';
import { projectsQuery } from '../projects/projects.queries.js';
import type { GroupRole } from './identity-providers.queries.js';

export interface GroupRolesProps {
  readonly roles: readonly GroupRole[];
  readonly error: ReactNode;
  readonly onChange: (roles: readonly GroupRole[]) => void;
}

/** What members of a group at the provider are here; the highest counts. */
export function GroupRoles({ roles, error, onChange }: GroupRolesProps) {
  const { data: projects = [] } = useQuery(projectsQuery(useApi()));
  const set = (place: number, part: Partial<GroupRole>) =>
    onChange(roles.map((held, index) => (index === place ? { ...held, ...part } : held)));
  return (
    <Stack gap="xs">
      <Text size="sm" fw={500}>
        Roles by group
      </Text>
      {error !== undefined && <Input.Error>{error}</Input.Error>}
      {roles.map(({ group, role, project }, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no names until they are typed
        <Group key={place} gap="xs" wrap="nowrap">
          <TextInput
            flex={1}
            aria-label={`Group ${place + 1}`}
            placeholder="flag-admins"
            value={group}
            onChange={(event) => set(place, { group: event.currentTarget.value })}
          />
          <NativeSelect
            aria-label={`Role of group ${place + 1}`}
            data={[...allRoles]}
            value={role}
            onChange={(event) => set(place, { role: event.currentTarget.value as Role })}
          />
          <NativeSelect
            aria-label={`Project of group ${place + 1}`}
            data={[
              { value: '', label: 'everywhere' },
              ...projects.map(({ key, name }) => ({ value: key, label: name })),
            ]}
            value={project ?? ''}
            onChange={(event) => set(place, { project: event.currentTarget.value || null })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove group ${place + 1}`}
            onClick={() => onChange(without(roles, place))}
          >
            <Icon name="cross" size={16} />
          </ActionIcon>
        </Group>
      ))}
      <AddButton onClick={() => onChange([...roles, { group: '', role: 'viewer', project: null }])}>
        Add a group
      </AddButton>
    </Stack>
  );
}
