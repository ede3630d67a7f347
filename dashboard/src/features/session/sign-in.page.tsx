import { Alert, Button, Divider, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useApi } from '../../api/api-context.js';
import { ApiError } from '../../api/api-error.js';
import { take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { FrontDoor } from '../../ui/front-door.js';
import { Icon } from '../../ui/icons.js';
import { PasswordField } from '../../ui/password-field.js';
import { explainFailure } from './sign-in-failures.js';

export function SignInPage() {
  const { failed } = useSearch({ from: '/sign-in' });
  return (
    <FrontDoor title="Sign in">
      {failed !== undefined && <ErrorNotice error={new Error(explainFailure(failed))} />}
      <PasswordForm />
      <Providers />
      <Help />
    </FrontDoor>
  );
}

function PasswordForm() {
  const signIn = useSignIn();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '', password: '' },
    validate: {
      email: (email) => (email.includes('@') ? null : 'Type the address that you were invited with'),
      password: (password) => (password === '' ? 'Type your password' : null),
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => signIn.mutate(values))} noValidate>
      <Stack>
        {signIn.isError && <ErrorNotice error={explained(signIn.error)} />}
        <TextInput
          label="E-mail address"
          type="email"
          autoComplete="username"
          autoFocus
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <PasswordField
          label="Password"
          autoComplete="current-password"
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={signIn.isPending} size="md">
          Sign in
        </Button>
      </Stack>
    </form>
  );
}

function useSignIn() {
  const api = useApi();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { to = '/' } = useSearch({ from: '/sign-in' });
  return useMutation({
    mutationFn: (body: { readonly email: string; readonly password: string }) =>
      take(api.POST('/api/v1/session', { body })),
    onSuccess: async (session) => {
      queryClient.clear();
      queryClient.setQueryData(keys.session, session);
      await navigate({ href: to });
    },
  });
}

/** What the server says of a session that it does not know is no help to who signs in. */
function explained(error: Error): Error {
  if (!(error instanceof ApiError) || error.kind !== 'unauthenticated') return error;
  return new Error('Address and password do not belong together. Mind the case of the letters.');
}

function useProviders() {
  const api = useApi();
  return useQuery({
    queryKey: ['sign-in-providers'],
    queryFn: () => take(api.GET('/api/v1/session/providers')),
  });
}

function Help() {
  const { data } = useProviders();
  if (data?.isUnclaimed !== true)
    return (
      <Text size="sm" c="dimmed">
        No account, or the password forgotten? An administrator makes you a link.
      </Text>
    );
  return (
    <Alert color="blue" icon={<Icon name="info" />} title="There is no account yet">
      The server printed a link to the first one when it started. Another is made by <code>guidon owner link</code>.
    </Alert>
  );
}

function Providers() {
  const { data } = useProviders();
  const { to } = useSearch({ from: '/sign-in' });
  if (data === undefined || data.items.length === 0) return null;
  const back = to === undefined ? '' : `?to=${encodeURIComponent(to)}`;
  return (
    <Stack gap="sm">
      <Divider label="or" labelPosition="center" />
      {data.items.map(({ key, name }) => (
        <Button
          key={key}
          component="a"
          href={`/api/v1/session/oidc/${encodeURIComponent(key)}${back}`}
          variant="default"
          size="md"
          leftSection={<Icon name="shield" />}
        >
          Continue with {name}
        </Button>
      ))}
    </Stack>
  );
}
