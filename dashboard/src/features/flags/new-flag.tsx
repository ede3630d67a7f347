import type { FlagKind, Json } from '@guidon/evaluator';
import { NativeSelect, Switch, TagsInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useWrite } from '../../api/use-write.js';
import { keyFault } from '../../ui/key-field.js';
import { WriteDialog } from '../../ui/write-dialog.js';

interface NewFlagModalProps {
  readonly project: string;
  readonly onClose: () => void;
}

const kinds = [
  { value: 'boolean', label: 'Boolean: on or off' },
  { value: 'string', label: 'Text' },
  { value: 'number', label: 'Number' },
  { value: 'json', label: 'JSON' },
];

/** What a flag of each kind starts with; both can be edited on its page. */
const firstVariants: Readonly<Record<Exclude<FlagKind, 'boolean'>, Record<string, Json>>> = {
  string: { control: 'control', treatment: 'treatment' },
  number: { control: 0, treatment: 1 },
  json: { control: {}, treatment: { isNew: true } },
};

export function NewFlagModal({ project, onClose }: NewFlagModalProps) {
  const form = useForm<NewFlagValues>({
    initialValues: { key: '', description: '', kind: 'boolean', tags: [], clientVisible: false },
    validate: { key: keyFault },
    validateInputOnBlur: true,
  });
  const navigate = useNavigate();
  const make = useMake(project);
  const onMade = ({ key }: { readonly key: string }) =>
    void navigate({ to: '/projects/$project/flags/$flag', params: { project, flag: key } });
  return (
    <WriteDialog
      title="New flag"
      isOpen
      onClose={onClose}
      form={form}
      write={make}
      onDone={onMade}
      submit="Make the flag"
    >
      <TextInput
        label="Key"
        description="What code asks for. It cannot be changed later."
        placeholder="new-checkout"
        data-autofocus
        autoComplete="off"
        {...form.getInputProps('key')}
      />
      <TextInput
        label="Description"
        placeholder="What it is for, and who would notice"
        {...form.getInputProps('description')}
      />
      <NativeSelect label="Kind" data={kinds} {...form.getInputProps('kind')} />
      <TagsInput label="Tags" placeholder="Enter one, press Enter" {...form.getInputProps('tags')} />
      <Switch
        label="Pages may see it"
        description="Client keys are public: whoever visits the page can read such a flag."
        {...form.getInputProps('clientVisible', { type: 'checkbox' })}
      />
    </WriteDialog>
  );
}

interface NewFlagValues {
  readonly key: string;
  readonly description: string;
  readonly kind: FlagKind;
  readonly tags: string[];
  readonly clientVisible: boolean;
}

function useMake(project: string) {
  return useWrite({
    write: (api, { kind, ...values }: NewFlagValues) => {
      const body = { ...values, kind, ...(kind !== 'boolean' && { variants: firstVariants[kind] }) };
      return take(api.POST('/api/v1/projects/{project}/flags', { params: { path: { project } }, body }));
    },
    changes: [keys.in(project, 'flags')],
  });
}
