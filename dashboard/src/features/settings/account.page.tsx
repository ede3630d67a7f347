import { Stack, Text, Title } from '@mantine/core';
import { Page } from '../../ui/page.js';
import { useSession } from '../session/session.queries.js';
import { OwnSessions } from './own-sessions.js';
import { PasswordForm } from './password-form.js';

export function AccountPage() {
  const { user, method } = useSession();
  return (
    <Page title="Your account" lead={`${user.name}, ${user.email}`}>
      <Stack gap="xl">
        <Stack gap="sm">
          <Title order={2} size="h4">
            Where you are signed in
          </Title>
          <OwnSessions />
        </Stack>
        <Stack gap="sm">
          <Title order={2} size="h4">
            Password
          </Title>
          {method === 'password' ? (
            <PasswordForm />
          ) : (
            <Text c="dimmed">You sign in through {method}: your password is kept there.</Text>
          )}
        </Stack>
      </Stack>
    </Page>
  );
}
