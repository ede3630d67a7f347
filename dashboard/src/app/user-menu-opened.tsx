import { Menu, Text } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useSession } from '../features/session/session.queries.js';
import { useSignOut } from '../features/session/use-sign-out.js';
import { Icon } from '../ui/icons.js';
import { UserButton } from './user-button.js';

/** Loaded when it is first opened, with all that places it on the page. */
export function UserMenuOpened() {
  const { user } = useSession();
  const signOut = useSignOut();
  const navigate = useNavigate();
  return (
    <Menu defaultOpened position="bottom-end" width={240}>
      <Menu.Target>
        <UserButton />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <Text fw={600} fz="sm" c="var(--mantine-color-text)" truncate>
            {user.name}
          </Text>
          <Text fz="xs" truncate>
            {user.email}
          </Text>
        </Menu.Label>
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="user" />} onClick={() => void navigate({ to: '/account' })}>
          Your account
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="book" />} component="a" href="/docs">
          API documentation
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="signOut" />} onClick={() => signOut.mutate()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
