import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useApi } from '../../api/api-context.js';
import { take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { PasswordField } from '../../ui/password-field.js';
import { useFormWrite } from '../../ui/use-form-write.js';
import type { Invitation } from './invitation.types.js';

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
  const isNew = invitation.kind !== 'password' && !invitation.hasAccount;
  const form = useForm<Values>({
    mode: 'uncontrolled',
    initialValues: { name: '', email: invitation.email ?? '', password: '' },
    validate: {
      name: (name) => (isNew && name.trim() === '' ? 'Say how others will see you' : null),
      email: (email) => (/.@./.test(email) ? null : 'Type an e-mail address'),
      password: (password) => (invitation.hasAccount ? null : faultOfNew(password)),
    },
  });
  const { onSubmit, isPending, error } = useFormWrite({ form, write: accept });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack>
        {error !== null && <ErrorNotice error={error} />}
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
        <PasswordField
          {...(invitation.hasAccount ? knownPassword : newPassword)}
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <Button type="submit" size="md" loading={isPending}>
          {buttonText(invitation)}
        </Button>
      </Stack>
    </form>
  );
}

const knownPassword = {
  label: 'Your password',
  description: 'Of the account that you have here.',
  autoComplete: 'current-password',
};
const newPassword = {
  label: 'Password',
  description: `At least ${leastPasswordLength} characters; a few words are easier than signs.`,
  autoComplete: 'new-password',
};

function faultOfNew(password: string): string | null {
  return password.length < leastPasswordLength ? `Take at least ${leastPasswordLength} characters` : null;
}

function buttonText({ kind, hasAccount }: Invitation): string {
  if (kind === 'password') return 'Save and sign in';
  return hasAccount ? 'Join' : 'Make the account';
}

function useAccept(token: string, { email: known, kind, hasAccount }: Invitation) {
  const api = useApi();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ name, email, password }: Values) =>
      take(
        api.POST('/api/v1/invitations/accept', {
          body: {
            token,
            password,
            ...(kind !== 'password' && !hasAccount && { name }),
            ...(known === null && { email }),
          },
        }),
      ),
    onSuccess: async (session) => {
      queryClient.clear();
      queryClient.setQueryData(keys.session, session);
      await navigate({ to: '/' });
    },
  });
}
