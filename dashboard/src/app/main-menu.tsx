import { Box, Text } from '@mantine/core';
import { Icon } from '../ui/icons.js';
import { MenuLink } from '../ui/link.js';
import { useCurrentProject } from './current-project.js';
import { projectPages } from './pages.js';
import classes from './shell.module.css';

export function MainMenu() {
  const project = useCurrentProject();
  return (
    <Box flex={1} style={{ overflowY: 'auto' }}>
      {project !== undefined && (
        <Box component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
          {projectPages.map(({ to, label, icon }) => (
            <li key={to}>
              <MenuLink
                to={to}
                params={{ project }}
                label={label}
                leftSection={<Icon name={icon} />}
                className={classes['item'] ?? ''}
              />
            </li>
          ))}
        </Box>
      )}
    </Box>
  );
}

export function MenuHeading({ children }: { readonly children: string }) {
  return (
    <Text size="xs" fw={600} c="dimmed" px={10} pt="md" pb={4}>
      {children}
    </Text>
  );
}
