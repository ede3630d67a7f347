import type { FlagKind, Json } from '@guidon/evaluator';
import { Button, Group, Modal, NativeSelect, Stack, Switch, TagsInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useApi } from '../../api/api-context.js';
import { take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { ErrorNotice } from '../../ui/error-notice.js';

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

const keyPattern = /^[a-zA-Z0-9][a-zA-Z0-9._-]{0,99}$/;

function checkKey(key: string): string | null {
  if (keyPattern.test(key)) return null;
  return key === ''
    ? 'Give it a key.'
    : 'Use up to 100 letters, digits, dots, dashes and underscores; begin with a letter or digit.';
}

export function NewFlagModal({ project, onClose }: NewFlagModalProps) {
  const form = useForm({
    initialValues: {
      key: '',
      description: '',
      kind: 'boolean' as FlagKind,
      tags: [] as string[],
      clientVisible: false,
    },
    validate: { key: checkKey },
    validateInputOnBlur: true,
  });
  const creation = useCreation(project);
  return (
    <Modal opened onClose={onClose} title="New flag">
      <form onSubmit={form.onSubmit((values) => creation.mutate(values))}>
        <Stack>
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
          {creation.isError && <ErrorNotice error={creation.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" loading={creation.isPending}>
              Make the flag
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

interface NewFlagValues {
  readonly key: string;
  readonly description: string;
  readonly kind: FlagKind;
  readonly tags: string[];
  readonly clientVisible: boolean;
}

function useCreation(project: string) {
  const api = useApi();
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: ({ kind, ...values }: NewFlagValues) => {
      const body = { ...values, kind, ...(kind !== 'boolean' && { variants: firstVariants[kind] }) };
      return take(api.POST('/api/v1/projects/{project}/flags', { params: { path: { project } }, body }));
    },
    onSuccess: ({ key }) => {
      void client.invalidateQueries({ queryKey: keys.in(project, 'flags') });
      return navigate({ to: '/projects/$project/flags/$flag', params: { project, flag: key } });
    },
  });
}
