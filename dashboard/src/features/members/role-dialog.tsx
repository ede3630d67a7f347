import { Select, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { mayAct, type Role, roles } from '../../api/session.model.js';
import { useWrite } from '../../api/use-write.js';
import { WriteDialog } from '../../ui/write-dialog.js';
import { useSession } from '../session/session.queries.js';
import { heldOn, type Member } from './members.queries.js';

export interface RoleDialogProps {
  readonly member: Member;
  readonly project: string | undefined;
  readonly onClose: () => void;
}

interface Values {
  /** Empty: none. */
  readonly role: Role | '';
}

export function RoleDialog({ member, project, onClose }: RoleDialogProps) {
  const session = useSession();
  const save = useSave(member, project);
  const held = project === undefined ? member.role : heldOn(member, project);
  const form = useForm<Values>({ initialValues: { role: held ?? '' } });
  const grantable = roles.filter((role) => mayAct(session, role, project));
  return (
    <WriteDialog title={`Role of ${member.name}`} isOpen onClose={onClose} form={form} write={save} submit="Save">
      <Select
        label={project === undefined ? 'On the whole instance' : `In the project ${project}`}
        data={[
          ...(project === undefined ? [{ value: '', label: 'None: only what single projects give' }] : []),
          ...grantable.map((role) => ({ value: role, label: roleText[role] })),
        ]}
        allowDeselect={false}
        data-autofocus
        {...form.getInputProps('role')}
      />
      <Text size="sm" c="dimmed">
        It counts from their next request on.
      </Text>
    </WriteDialog>
  );
}

export const roleText: Readonly<Record<Role, string>> = {
  viewer: 'Viewer: sees everything, changes nothing',
  editor: 'Editor: changes flags and segments',
  admin: 'Admin: also environments, keys and members',
  owner: 'Owner: also settings, and who owns it',
};

function useSave({ id: user, name }: Member, project: string | undefined) {
  return useWrite({
    write: async (api, { role: chosen }: Values) => {
      const role = chosen === '' ? null : chosen;
      if (project === undefined)
        return void (await take(api.PATCH('/api/v1/users/{user}', { params: { path: { user } }, body: { role } })));
      if (role === null) return;
      const params = { path: { project, user } };
      await take(api.PUT('/api/v1/projects/{project}/members/{user}', { params, body: { role } }));
    },
    changes: [keys.instance('members'), keys.session],
    done: () => `Changed the role of ${name}.`,
  });
}
