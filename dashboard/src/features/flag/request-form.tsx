import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { keys } from '../../api/keys.js';
import { useWrite } from '../../api/use-write.js';
import type { Settings } from '../../targeting/settings.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { useFormWrite } from '../../ui/use-form-write.js';
import { type ConfigPlace, requestChange } from './flag.api.js';

interface RequestFormProps {
  readonly place: ConfigPlace;
  readonly settings: Partial<Settings>;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}

/** Where the environment asks for approval, the edit becomes a request that somebody else decides on. */
export function RequestForm({ place, settings, onDone, onCancel }: RequestFormProps) {
  const form = useForm<RequestValues>({
    initialValues: { title: '', reason: '', applyAt: '' },
    validate: { title: (title) => (title.trim() === '' ? 'Say in a few words what it does.' : null) },
  });
  const request = useRequest(place, settings);
  const { onSubmit, isPending, error } = useFormWrite({ form, write: request, onDone });
  return (
    <form onSubmit={onSubmit} noValidate>
      <Stack gap="sm">
        <TextInput
          label="Title"
          placeholder="Show the new checkout to a quarter"
          data-autofocus
          {...form.getInputProps('title')}
        />
        <Textarea
          label="Reason"
          placeholder="What whoever approves it should know"
          autosize
          minRows={2}
          {...form.getInputProps('reason')}
        />
        <TextInput
          type="datetime-local"
          label="Apply at"
          description="In your time zone. Empty: when it is approved and somebody applies it."
          {...form.getInputProps('applyAt')}
        />
        {error !== null && <ErrorNotice error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            Go on editing
          </Button>
          <Button type="submit" loading={isPending}>
            Ask for approval
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface RequestValues {
  readonly title: string;
  readonly reason: string;
  readonly applyAt: string;
}

function useRequest(place: ConfigPlace, settings: Partial<Settings>) {
  return useWrite({
    write: (api, { title, reason, applyAt }: RequestValues) =>
      requestChange(api, place, {
        title,
        settings,
        ...(reason !== '' && { reason }),
        ...(applyAt !== '' && { applyAt: new Date(applyAt).toISOString() }),
      }),
    changes: [keys.in(place.project, 'change-requests')],
    done: () => 'The request is made. Somebody else can approve it now.',
  });
}
