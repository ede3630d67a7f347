import { Radio, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.js';
import { take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { mayAct, type Role, roles } from '../../api/session.model.js';
import { useWrite } from '../../api/use-write.js';
import { NewSecretDialog } from '../../ui/new-secret-dialog.js';
import { projectsQuery } from '../projects/projects.queries.js';
import { useSession } from '../session/session.queries.js';

interface Values {
  readonly name: string;
  readonly kind: 'personal' | 'service';
  readonly role: Role;
  /** Empty: all. */
  readonly project: string;
  /** Days; empty: it does not end. */
  readonly lifetime: string;
}

const lifetimes = [
  { value: '7', label: 'In a week' },
  { value: '30', label: 'In 30 days' },
  { value: '90', label: 'In 90 days' },
  { value: '365', label: 'In a year' },
  { value: '', label: 'Never' },
];

export function NewToken({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const projects = useQuery(projectsQuery(useApi()));
  const session = useSession();
  const make = useMake();
  const form = useForm<Values>({
    initialValues: { name: '', kind: 'personal', role: 'editor', project: '', lifetime: '90' },
    validate: { name: (name) => (name.trim() === '' ? 'Say what will use it' : null) },
  });
  const mayGiveAway = roles.filter((role) => mayAct(session, role, form.values.project || undefined));
  return (
    <NewSecretDialog
      title="New API token"
      isOpen={isOpen}
      onClose={onClose}
      form={form}
      write={make}
      submit="Make the token"
      secret={{
        title: 'Your new token',
        what: 'the token',
        of: ({ token }) => token,
        advice: (
          <>
            Programs send it as <code>Authorization: Bearer …</code>.
          </>
        ),
      }}
    >
      <TextInput
        label="Name"
        description="What will use it."
        placeholder="deploy-pipeline"
        data-autofocus
        {...form.getInputProps('name')}
      />
      <Radio.Group label="Kind" {...form.getInputProps('kind')}>
        <Stack gap="xs" mt="xs">
          <Radio value="personal" label="Personal" description="Acts as you, and ends with your account." />
          <Radio value="service" label="Service" description="Acts by itself, and outlives whoever made it." />
        </Stack>
      </Radio.Group>
      <Select label="Role" data={mayGiveAway} allowDeselect={false} {...form.getInputProps('role')} />
      <Select
        label="For"
        data={[
          { value: '', label: 'Every project' },
          ...(projects.data ?? []).map(({ key, name }) => ({ value: key, label: name })),
        ]}
        allowDeselect={false}
        {...form.getInputProps('project')}
      />
      <Select label="Ends" data={lifetimes} allowDeselect={false} {...form.getInputProps('lifetime')} />
    </NewSecretDialog>
  );
}

const dayMs = 86_400_000;

function useMake() {
  return useWrite({
    write: (api, { name, kind, role, project, lifetime }: Values) =>
      take(
        api.POST('/api/v1/tokens', {
          body: {
            name,
            kind,
            role,
            ...(project !== '' && { project }),
            ...(lifetime !== '' && { expiresAt: new Date(Date.now() + Number(lifetime) * dayMs).toISOString() }),
          },
        }),
      ),
    changes: [keys.instance('tokens')],
  });
}
