import { Text, UnstyledButton, type UnstyledButtonProps } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import type { ComponentPropsWithRef } from 'react';
import { useApi } from '../api/api-context.js';
import { projectsQuery } from '../features/projects/projects.queries.js';
import { Icon } from '../ui/icons.js';
import { useCurrentProject } from './current-project.js';
import classes from './project-switcher.module.css';

type ProjectButtonProps = UnstyledButtonProps & Omit<ComponentPropsWithRef<'button'>, keyof UnstyledButtonProps>;

export function ProjectButton(props: ProjectButtonProps) {
  const { data: projects } = useSuspenseQuery(projectsQuery(useApi()));
  const current = useCurrentProject();
  const name = projects.find(({ key }) => key === current)?.name ?? current;
  return (
    <UnstyledButton {...props} className={classes['button'] ?? ''} aria-label={`Project: ${name}`}>
      <span className={classes['initial']} aria-hidden="true">
        {(name ?? '?').slice(0, 1).toUpperCase()}
      </span>
      <Text span truncate flex={1} fw={600} fz="sm">
        {name}
      </Text>
      <Icon name="chevronDown" size={16} />
    </UnstyledButton>
  );
}
