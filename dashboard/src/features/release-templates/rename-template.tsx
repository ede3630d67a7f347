import { Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { keys } from '../../api/keys.js';
import { useWrite } from '../../api/use-write.js';
import { WriteDialog } from '../../ui/write-dialog.js';
import { changeTemplate, type ReleaseTemplate } from './release-templates.queries.js';

interface RenameTemplateProps {
  readonly project: string;
  readonly template: ReleaseTemplate;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

interface Values {
  readonly name: string;
  readonly description: string;
}

export function RenameTemplate({ project, template, isOpen, onClose }: RenameTemplateProps) {
  const { key, name, description } = template;
  const form = useForm<Values>({
    initialValues: { name, description },
    validate: { name: (text) => (text.trim() === '' ? 'Give it a name' : null) },
  });
  const save = useWrite({
    write: (api, values: Values) => changeTemplate(api, project, key, values),
    changes: [keys.in(project, 'release-templates')],
    done: (values) => `Saved the template ${values.name}.`,
  });
  return (
    <WriteDialog title={`Rename ${name}`} {...{ isOpen, onClose, form }} write={save} submit="Save">
      <TextInput label="Name" data-autofocus {...form.getInputProps('name')} />
      <TextInput label="Description" {...form.getInputProps('description')} />
      <Text size="sm" c="dimmed">
        Its stages are changed in a plan: begin one with it, and save that as a new version.
      </Text>
    </WriteDialog>
  );
}
