import { lazy } from 'react';
import { useCurrentProject } from './current-project.js';
import { MenuHost } from './menu-host.js';
import { ProjectButton } from './project-button.js';

const Opened = lazy(async () => ({ default: (await import('./project-menu-opened.js')).ProjectMenuOpened }));

export function ProjectSwitcher() {
  return useCurrentProject() === undefined ? null : <MenuHost button={ProjectButton} opened={Opened} />;
}
