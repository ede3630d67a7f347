import { Menu } from '@mantine/core';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useApi } from '../api/api-context.js';
import { projectsQuery } from '../features/projects/projects.queries.js';
import { Icon } from '../ui/icons.js';
import { useCurrentProject } from './current-project.js';
import { ProjectButton } from './project-button.js';

/** Loaded when it is first opened, with all that places it on the page. */
export function ProjectMenuOpened() {
  const { data: projects } = useSuspenseQuery(projectsQuery(useApi()));
  const current = useCurrentProject();
  const navigate = useNavigate();
  if (current === undefined) return null;
  return (
    <Menu defaultOpened position="bottom-start" width="target" withinPortal={false}>
      <Menu.Target>
        <ProjectButton />
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
