import { Button, Paper, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useWrite } from '../../api/use-write.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { PasswordField } from '../../ui/password-field.js';
import { useFormWrite } from '../../ui/use-form-write.js';

interface Values {
  readonly current: string;
  readonly next: string;
}

const leastLength = 12;

export function PasswordForm() {
  const change = useWrite({
    write: (api, body: Values) => take(api.POST('/api/v1/session/password', { body })),
    changes: [keys.instance('sessions')],
    done: () => 'Your password is changed, and your other sessions have ended.',
  });
  const form = useForm<Values>({
    initialValues: { current: '', next: '' },
    validate: {
      current: (text) => (text === '' ? 'Type the password that you have now' : null),
      next: (text) => (text.length < leastLength ? `Take at least ${leastLength} characters` : null),
    },
  });
  const { onSubmit, isPending, error } = useFormWrite({ form, write: change, onDone: () => form.reset() });
  return (
    <Paper withBorder radius="lg" p="lg" maw={480}>
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          {error !== null && <ErrorNotice error={error} />}
          <PasswordField label="Password now" autoComplete="current-password" {...form.getInputProps('current')} />
          <PasswordField
            label="New password"
            description={`At least ${leastLength} characters; a few words are easier than signs.`}
            autoComplete="new-password"
            {...form.getInputProps('next')}
          />
          <Button type="submit" loading={isPending} style={{ alignSelf: 'flex-start' }}>
            Change the password
          </Button>
        </Stack>
      </form>
    </Paper>
  );
}
