import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useWrite } from '../../api/use-write.js';
import { keyFault } from '../../ui/key-field.js';
import { WriteDialog } from '../../ui/write-dialog.js';

export interface NewSegmentProps {
  readonly project: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

interface Values {
  readonly key: string;
  readonly description: string;
  readonly by: string;
}

export function NewSegment({ project, isOpen, onClose }: NewSegmentProps) {
  const navigate = useNavigate();
  const make = useMake(project);
  const form = useForm<Values>({
    initialValues: { key: '', description: '', by: 'userId' },
    validate: { key: keyFault, by: (by) => (by === '' ? 'Name the attribute' : null) },
  });
  const onMade = ({ key }: { readonly key: string }) =>
    void navigate({ to: '/projects/$project/segments/$segment', params: { project, segment: key } });
  return (
    <WriteDialog
      title="New segment"
      isOpen={isOpen}
      onClose={onClose}
      form={form}
      write={make}
      onDone={onMade}
      submit="Make the segment"
    >
      <TextInput
        label="Key"
        description="What rules refer to. It cannot be changed later."
        placeholder="beta-testers"
        data-autofocus
        {...form.getInputProps('key')}
      />
      <TextInput label="Description" {...form.getInputProps('description')} />
      <TextInput
        label="Attribute of the lists"
        description="Of whom the listed values are: userId, tenantId, …"
        {...form.getInputProps('by')}
      />
    </WriteDialog>
  );
}

function useMake(project: string) {
  return useWrite({
    write: (api, body: Values) =>
      take(api.POST('/api/v1/projects/{project}/segments', { params: { path: { project } }, body })),
    changes: [keys.in(project, 'segments')],
  });
}
