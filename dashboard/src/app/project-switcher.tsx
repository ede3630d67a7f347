import { Menu, Text, UnstyledButton } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useApi } from '../api/api-context.js';
import { projectsQuery } from '../features/projects/projects.queries.js';
import { Icon } from '../ui/icons.js';
import { useCurrentProject } from './current-project.js';
import classes from './project-switcher.module.css';

export function ProjectSwitcher() {
  const { data: projects } = useSuspenseQuery(projectsQuery(useApi()));
  const current = useCurrentProject();
  const navigate = useNavigate();
  const name = projects.find(({ key }) => key === current)?.name ?? current;
  if (current === undefined) return null;
  return (
    <Menu position="bottom-start" width="target" withinPortal={false}>
      <Menu.Target>
        <UnstyledButton className={classes['button'] ?? ''} aria-label={`Project: ${name}`}>
          <span className={classes['initial']} aria-hidden="true">
            {(name ?? '?').slice(0, 1).toUpperCase()}
          </span>
          <Text span truncate flex={1} fw={600} fz="sm">
            {name}
          </Text>
          <Icon name="chevronDown" size={16} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>Projects</Menu.Label>
        {projects.map((project) => (
          <Menu.Item
            key={project.key}
            rightSection={project.key === current && <Icon name="check" size={16} />}
            onClick={() => void navigate({ to: '/projects/$project/flags', params: { project: project.key } })}
          >
            {project.name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
