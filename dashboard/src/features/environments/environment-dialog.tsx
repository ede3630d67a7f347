import { Select, Stack, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useWrite } from '../../api/use-write.js';
import { keyFault, keyFrom } from '../../ui/key-field.js';
import { WriteDialog } from '../../ui/write-dialog.js';
import type { Environment } from './environments.queries.js';

export interface EnvironmentDialogProps {
  readonly project: string;
  readonly edited: Environment | 'new';
  readonly onClose: () => void;
}

interface Values {
  readonly name: string;
  readonly key: string;
  readonly changeRole: Environment['changeRole'];
  readonly requiresApproval: boolean;
  readonly sampleContexts: boolean;
}

const fresh: Values = { name: '', key: '', changeRole: 'editor', requiresApproval: false, sampleContexts: false };

function valuesOf({ name, key, changeRole, requiresApproval, sampleContexts }: Environment): Values {
  return { name, key, changeRole, requiresApproval, sampleContexts };
}

export function EnvironmentDialog({ project, edited, onClose }: EnvironmentDialogProps) {
  const isNew = edited === 'new';
  const save = useSave(project, isNew);
  const form = useForm<Values>({
    initialValues: isNew ? fresh : valuesOf(edited),
    validate: {
      name: (name) => (name.trim() === '' ? 'Give it a name' : null),
      key: (key) => (isNew ? keyFault(key) : null),
    },
  });
  return (
    <WriteDialog
      title={isNew ? 'New environment' : `Edit ${edited.name}`}
      isOpen
      onClose={onClose}
      form={form}
      write={save}
      submit={isNew ? 'Make the environment' : 'Save'}
    >
      <TextInput
        label="Name"
        data-autofocus
        {...form.getInputProps('name')}
        onChange={(event) => {
          const name = event.currentTarget.value;
          form.setFieldValue('name', name);
          if (isNew && !form.isTouched('key')) form.setValues({ key: keyFrom(name) });
        }}
      />
      {isNew && <TextInput label="Key" description="Cannot be changed later." {...form.getInputProps('key')} />}
      <Select
        label="Who may change flags here"
        data={[
          { value: 'editor', label: 'Editors, admins and owners' },
          { value: 'admin', label: 'Admins and owners' },
          { value: 'owner', label: 'Owners only' },
        ]}
        allowDeselect={false}
        {...form.getInputProps('changeRole')}
      />
      <Stack gap="sm">
        <Switch
          label="Ask for approval"
          description="A change becomes a request that another person approves. Switching a flag off is never held up."
          {...form.getInputProps('requiresApproval', { type: 'checkbox' })}
        />
        <Switch
          label="Keep a sample of contexts"
          description="At most 10,000, for 7 days, without private attributes: then a change says how many users it would reach."
          {...form.getInputProps('sampleContexts', { type: 'checkbox' })}
        />
      </Stack>
    </WriteDialog>
  );
}

function useSave(project: string, isNew: boolean) {
  return useWrite({
    write: (api, { key, ...settings }: Values) =>
      isNew
        ? take(
            api.POST('/api/v1/projects/{project}/environments', {
              params: { path: { project } },
              body: { key, ...settings },
            }),
          )
        : take(
            api.PATCH('/api/v1/projects/{project}/environments/{environment}', {
              params: { path: { project, environment: key } },
              body: settings,
            }),
          ),
    changes: [keys.in(project, 'environments'), keys.in(project, 'flags')],
    done: ({ name }) => (isNew ? `Made the environment ${name}.` : `Saved ${name}.`),
  });
}
