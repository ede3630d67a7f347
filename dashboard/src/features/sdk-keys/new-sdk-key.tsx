import { Radio, Stack, TagsInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useWrite } from '../../api/use-write.js';
import { NewSecretDialog } from '../../ui/new-secret-dialog.js';
import type { Place } from './sdk-keys.queries.js';

export interface NewSdkKeyProps {
  readonly place: Place;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

interface Values {
  readonly name: string;
  readonly kind: 'server' | 'client';
  readonly allowedOrigins: string[];
}

export function NewSdkKey({ place, isOpen, onClose }: NewSdkKeyProps) {
  const make = useMake(place);
  const form = useForm<Values>({
    initialValues: { name: '', kind: 'server', allowedOrigins: [] },
    validate: {
      name: (name) => (name.trim() === '' ? 'Say who will use it' : null),
      allowedOrigins: (origins, { kind }) =>
        kind === 'client' && origins.length === 0 ? 'Name at least one: otherwise no page may use the key' : null,
    },
  });
  return (
    <NewSecretDialog
      title={`New SDK key for ${place.environment}`}
      isOpen={isOpen}
      onClose={onClose}
      form={form}
      write={make}
      submit="Make the key"
      secret={{ title: 'Your new SDK key', what: 'the key', of: ({ key }) => key }}
    >
      <TextInput
        label="Name"
        description="Which application it is for: it is how you recognize it later."
        placeholder="checkout-service"
        data-autofocus
        {...form.getInputProps('name')}
      />
      <Radio.Group label="Kind" {...form.getInputProps('kind')}>
        <Stack gap="xs" mt="xs">
          <Radio value="server" label="Server" description="A secret. For services that you run; sees every flag." />
          <Radio
            value="client"
            label="Client"
            description="Public. For pages; sees flags that are visible to clients."
          />
        </Stack>
      </Radio.Group>
      {form.values.kind === 'client' && (
        <TagsInput
          label="Origins that may use it"
          description="As https://shop.example.com; http://localhost:* stands for any port of this machine. Press Enter after each."
          {...form.getInputProps('allowedOrigins')}
        />
      )}
    </NewSecretDialog>
  );
}

function useMake({ project, environment }: Place) {
  return useWrite({
    write: (api, { name, kind, allowedOrigins }: Values) =>
      take(
        api.POST('/api/v1/projects/{project}/environments/{environment}/sdk-keys', {
          params: { path: { project, environment } },
          body: { name, kind, ...(kind === 'client' && { allowedOrigins }) },
        }),
      ),
    changes: [keys.in(project, 'sdk-keys')],
  });
}
