import { Box, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSession } from '../features/session/session.queries.js';
import { Icon, type IconName } from '../ui/icons.js';
import { MenuLink } from '../ui/link.js';
import { useCurrentProject } from './current-project.js';
import { instancePages, isFor, projectPages } from './pages.js';
import classes from './shell.module.css';

export function MainMenu() {
  const project = useCurrentProject();
  const session = useSession();
  return (
    <Box flex={1} style={{ overflowY: 'auto' }}>
      {project !== undefined && (
        <MenuList>
          {projectPages
            .filter((page) => isFor(session, page, project))
            .map(({ to, label, icon }) => (
              <li key={to}>
                <MenuLink to={to} params={{ project }} {...entry(label, icon)} />
              </li>
            ))}
        </MenuList>
      )}
      <MenuHeading>Instance</MenuHeading>
      <MenuList>
        {instancePages
          .filter((page) => isFor(session, page))
          .map(({ to, label, icon }) => (
            <li key={to}>
              <MenuLink to={to} {...entry(label, icon)} />
            </li>
          ))}
      </MenuList>
    </Box>
  );
}

function entry(label: string, icon: IconName) {
  return { label, leftSection: <Icon name={icon} />, className: classes['item'] ?? '' };
}

function MenuList({ children }: { readonly children: ReactNode }) {
  return (
    <Box component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
      {children}
    </Box>
  );
}

function MenuHeading({ children }: { readonly children: string }) {
  return (
    <Text size="xs" fw={600} c="dimmed" px={10} pt="md" pb={4}>
      {children}
    </Text>
  );
}
