import { Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { mayAct, type Role, roles } from '../../api/session.model.js';
import { useWrite } from '../../api/use-write.js';
import { NewSecretDialog } from '../../ui/new-secret-dialog.js';
import { useSession } from '../session/session.queries.js';
import { roleText } from './role-dialog.js';

export interface InviteDialogProps {
  readonly project: string | undefined;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

interface Values {
  readonly email: string;
  readonly role: Role;
}

export function InviteDialog({ project, isOpen, onClose }: InviteDialogProps) {
  const session = useSession();
  const invite = useInvite(project);
  const form = useForm<Values>({
    initialValues: { email: '', role: 'editor' },
    validate: { email: (email) => (/.@./.test(email) ? null : 'Type an e-mail address') },
  });
  return (
    <NewSecretDialog
      title={project === undefined ? 'Invite to the whole instance' : `Invite to the project ${project}`}
      isOpen={isOpen}
      onClose={onClose}
      form={form}
      write={invite}
      submit="Make the invitation"
      secret={{
        title: 'The invitation',
        what: 'the link',
        of: ({ link }) => link,
        advice:
          'Guidon sends no mail: give this link to that person yourself. It is good once, and only for some days.',
      }}
    >
      <TextInput label="E-mail address" type="email" data-autofocus {...form.getInputProps('email')} />
      <Select
        label="Role"
        data={roles
          .filter((role) => mayAct(session, role, project))
          .map((role) => ({ value: role, label: roleText[role] }))}
        allowDeselect={false}
        {...form.getInputProps('role')}
      />
    </NewSecretDialog>
  );
}

function useInvite(project: string | undefined) {
  return useWrite({
    write: (api, values: Values) =>
      take(api.POST('/api/v1/invitations', { body: { ...values, ...(project !== undefined && { project }) } })),
    changes: [keys.instance('invitations')],
  });
}
