import { Switch, TagsInput, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useWrite } from '../../api/use-write.js';
import { WriteDialog } from '../../ui/write-dialog.js';
import type { FlagPlace } from './flag.api.js';
import type { FlagActionsProps } from './flag-header.js';
import { OwnerField } from './owner-field.js';

interface Values {
  readonly description: string;
  /** Null: nobody. */
  readonly owner: string | null;
  readonly tags: string[];
  readonly clientVisible: boolean;
}

export function EditFlagDialog({ place, facts, onClose }: FlagActionsProps & { readonly onClose: () => void }) {
  const { description, tags, clientVisible, owner } = facts;
  const form = useForm<Values>({
    initialValues: { description, tags: [...tags], clientVisible, owner: owner?.id ?? null },
  });
  const save = useSave(place);
  return (
    <WriteDialog title={`Edit ${place.flag}`} isOpen onClose={onClose} form={form} write={save} submit="Save">
      <Textarea label="Description" autosize minRows={2} data-autofocus {...form.getInputProps('description')} />
      <OwnerField project={place.project} owner={owner} {...form.getInputProps('owner')} />
      <TagsInput label="Tags" {...form.getInputProps('tags')} />
      <Switch
        label="Pages may see it"
        description="Client keys are public: whoever visits the page can read such a flag."
        {...form.getInputProps('clientVisible', { type: 'checkbox' })}
      />
    </WriteDialog>
  );
}

function useSave({ project, flag }: FlagPlace) {
  return useWrite({
    write: (api, body: Values) =>
      take(api.PATCH('/api/v1/projects/{project}/flags/{flag}', { params: { path: { project, flag } }, body })),
    changes: [keys.in(project, 'flags')],
    done: () => `Saved ${flag}.`,
  });
}
