import { Box, ScrollArea, Text } from '@mantine/core';
import { Icon, type IconName } from '../ui/icons.js';
import { MenuLink } from '../ui/link.js';
import { useCurrentProject } from './current-project.js';
import classes from './shell.module.css';

/** The pages of a project, by what one does there most. */
const ofProject = [{ to: '/projects/$project/flags', label: 'Flags', icon: 'flag' }] as const satisfies readonly {
  readonly to: string;
  readonly label: string;
  readonly icon: IconName;
}[];

export function MainMenu() {
  const project = useCurrentProject();
  return (
    <ScrollArea flex={1} type="never">
      {project !== undefined && (
        <Box component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
          {ofProject.map(({ to, label, icon }) => (
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
    </ScrollArea>
  );
}

export function MenuHeading({ children }: { readonly children: string }) {
  return (
    <Text size="xs" fw={600} c="dimmed" px={10} pt="md" pb={4}>
      {children}
    </Text>
  );
}
