import { Badge, Group, Text } from '@mantine/core';

export interface RoleBadgeProps {
  readonly role: string;
  /** Null: in every one. */
  readonly project: string | null;
}

/** A role, and where it counts. */
export function RoleBadge({ role, project }: RoleBadgeProps) {
  return (
    <Group gap={6} wrap="nowrap">
      <Badge>{role}</Badge>
      <Text size="sm" c="dimmed">
        {project === null ? 'everywhere' : `in ${project}`}
      </Text>
    </Group>
  );
}
