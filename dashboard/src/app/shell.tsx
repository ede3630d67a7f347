import { AppShell, Box, Burger, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useLive } from '../live/use-live.js';
import { Brand } from './brand.js';
import { CurrentProject } from './current-project.js';
import { MainMenu } from './main-menu.js';
import { PaletteHost } from './palette-host.js';
import { ProjectSwitcher } from './project-switcher.js';
import { SchemeSwitch } from './scheme-switch.js';
import { SearchButton } from './search-button.js';
import classes from './shell.module.css';
import { UserMenu } from './user-menu.js';

/** What stands around every page of somebody who is signed in. */
export function Shell() {
  useLive();
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: it closes when the path changes, whoever changed it
  useEffect(close, [path]);
  return (
    <CurrentProject>
      <AppShell
        header={{ height: 56 }}
        navbar={{ width: 244, breakpoint: 'sm', collapsed: { mobile: !isOpen } }}
        padding={{ base: 'md', sm: 'xl' }}
      >
        <a className={classes['skip']} href="#content">
          Skip to the content
        </a>
        <AppShell.Header className={classes['header'] ?? ''} px="md">
          <Group h="100%" justify="space-between" wrap="nowrap">
            <Group gap="sm" wrap="nowrap">
              <Burger
                opened={isOpen}
                onClick={toggle}
                hiddenFrom="sm"
                size="sm"
                aria-label={isOpen ? 'Close the menu' : 'Open the menu'}
                aria-expanded={isOpen}
              />
              <Brand />
            </Group>
            <Group gap="xs" wrap="nowrap">
              <SearchButton />
              <SchemeSwitch />
              <UserMenu />
            </Group>
          </Group>
        </AppShell.Header>
        <AppShell.Navbar className={classes['navbar'] ?? ''} p="sm" aria-label="Main">
          <ProjectSwitcher />
          <MainMenu />
        </AppShell.Navbar>
        <AppShell.Main className={classes['main'] ?? ''}>
          <Box id="content" tabIndex={-1} style={{ outline: 'none' }}>
            <Outlet />
          </Box>
        </AppShell.Main>
      </AppShell>
      <PaletteHost />
    </CurrentProject>
  );
}
