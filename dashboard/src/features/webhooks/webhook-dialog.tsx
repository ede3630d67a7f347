import { MultiSelect, Radio, Stack, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.js';
import { take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useWrite } from '../../api/use-write.js';
import { WriteDialog } from '../../ui/write-dialog.js';
import { environmentsQuery } from '../environments/environments.queries.js';
import { type Webhook, webhookPath } from './webhooks.queries.js';

export interface WebhookDialogProps {
  readonly project: string;
  readonly edited: Webhook | 'new';
  readonly onClose: () => void;
  /** Of a new one: shown once. */
  readonly onSecret: (secret: string) => void;
}

interface Values {
  readonly name: string;
  readonly url: string;
  readonly events: string[];
  readonly environments: string[];
  readonly format: 'json' | 'slack';
  readonly description: string;
}

const fresh: Values = { name: '', url: '', events: ['release.*'], environments: [], format: 'json', description: '' };

/** What people ask for; whatever else the audit log calls its actions may be typed. */
const usualEvents = [
  ...['flag.*', 'flag.configure', 'flag.create', 'flag.archive', 'release.*', 'release.start', 'release.advance'],
  ...['release.pause', 'release.rollback', 'release.complete', 'change-request.*', 'scheduled-change.*', 'segment.*'],
];

export function WebhookDialog({ project, edited, onClose, onSecret }: WebhookDialogProps) {
  const isNew = edited === 'new';
  const environments = useQuery(environmentsQuery(useApi(), project));
  const save = useSave(project, isNew ? undefined : edited.id);
  const form = useForm<Values>({
    initialValues: isNew ? fresh : pick(edited),
    validate: {
      name: (name) => (name.trim() === '' ? 'Say who is told' : null),
      url: (url) => (URL.canParse(url) ? null : 'Type a URL, as https://ci.example/hooks'),
      events: (events) => (events.length === 0 ? 'Name at least one' : null),
    },
  });
  return (
    <WriteDialog
      title={isNew ? 'New webhook' : `Edit ${edited.name}`}
      isOpen
      onClose={onClose}
      form={form}
      write={save}
      submit={isNew ? 'Make the webhook' : 'Save'}
      size="lg"
      onDone={({ secret }) => secret !== undefined && onSecret(secret)}
    >
      <TextInput label="Name" placeholder="Deploy pipeline" data-autofocus {...form.getInputProps('name')} />
      <TextInput
        label="URL"
        description="A public address, over https. Treated as a secret by those who may see it: admins."
        placeholder="https://ci.example/hooks/guidon"
        {...form.getInputProps('url')}
      />
      <Radio.Group label="What it is sent" {...form.getInputProps('format')}>
        <Stack gap="xs" mt="xs">
          <Radio value="json" label="JSON" description="Signed, with what it was and what it became." />
          <Radio
            value="slack"
            label="A message for Slack"
            description="For an incoming webhook of Slack, or of whatever speaks its form."
          />
        </Stack>
      </Radio.Group>
      <TagsInput
        label="Events"
        description="Actions of the audit log; release.* stands for all that begin so. Press Enter after each."
        data={usualEvents}
        {...form.getInputProps('events')}
      />
      <MultiSelect
        label="Environments"
        description="Of what happens in one environment only that of these. None named: of all."
        data={(environments.data ?? []).map(({ key, name }) => ({ value: key, label: name }))}
        {...form.getInputProps('environments')}
      />
      <Textarea label="Description" autosize minRows={2} {...form.getInputProps('description')} />
    </WriteDialog>
  );
}

function pick({ name, url, events, environments, format, description }: Webhook): Values {
  return { name, url, events, environments, format, description };
}

/** Only what was made has a secret to show. */
function useSave(project: string, webhook: string | undefined) {
  return useWrite({
    write: async (api, body: Values): Promise<{ readonly secret?: string }> => {
      if (webhook !== undefined) {
        await take(api.PATCH(webhookPath, { params: { path: { project, webhook } }, body }));
        return {};
      }
      const { secret } = await take(
        api.POST('/api/v1/projects/{project}/webhooks', { params: { path: { project } }, body }),
      );
      return { secret };
    },
    changes: [keys.in(project, 'webhooks'), keys.in(project, 'audit')],
    ...(webhook !== undefined && { done: ({ name }: Values) => `Saved ${name}.` }),
  });
}
