import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useApi } from '../../api/api-context.js';
import { take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import type { Invitation } from '../../api/pending-paths.js';
import { ErrorNotice } from '../../ui/error-notice.js';

/** As the server asks; it has the last word. */
const leastPasswordLength = 12;

interface Values {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

export interface AcceptFormProps {
  readonly token: string;
  readonly invitation: Invitation;
}

export function AcceptForm({ token, invitation }: AcceptFormProps) {
  const accept = useAccept(token, invitation);
  const isNew = invitation.kind !== 'password';
  const form = useForm<Values>({
    mode: 'uncontrolled',
    initialValues: { name: '', email: invitation.email ?? '', password: '' },
    validate: {
      name: (name) => (isNew && name.trim() === '' ? 'Say how others will see you' : null),
      email: (email) => (/.@./.test(email) ? null : 'Type an e-mail address'),
      password: (password) =>
        password.length < leastPasswordLength ? `Take at least ${leastPasswordLength} characters` : null,
    },
  });
  return (
    <form onSubmit={form.onSubmit((values) => accept.mutate(values))} noValidate>
      <Stack>
        {accept.isError && <ErrorNotice error={accept.error} />}
        {isNew && (
          <TextInput
            label="Your name"
            autoComplete="name"
            autoFocus
            key={form.key('name')}
            {...form.getInputProps('name')}
          />
        )}
        <TextInput
          label="E-mail address"
          type="email"
          autoComplete="username"
          readOnly={invitation.email !== null}
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label="Password"
          description={`At least ${leastPasswordLength} characters; a few words are easier than signs.`}
          autoComplete="new-password"
          visibilityToggleButtonProps={{ 'aria-label': 'Show the password' }}
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <Button type="submit" size="md" loading={accept.isPending}>
          {isNew ? 'Make the account' : 'Save and sign in'}
        </Button>
      </Stack>
    </form>
  );
}

function useAccept(token: string, { email: known, kind }: Invitation) {
  const api = useApi();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ name, email, password }: Values) =>
      take(
        api.POST('/api/v1/invitations/accept', {
          body: { token, password, ...(kind !== 'password' && { name }), ...(known === null && { email }) },
        }),
      ),
    onSuccess: async (session) => {
      queryClient.clear();
      queryClient.setQueryData(keys.session, session);
      await navigate({ to: '/' });
    },
  });
}
