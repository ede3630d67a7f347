import { Button, Code, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useWrite } from '../../api/use-write.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { keyFault } from '../../ui/key-field.js';

export function FirstFlagStep({ project, flag }: { readonly project: string; readonly flag: string | null }) {
  const make = useMake(project);
  const form = useForm({ initialValues: { key: 'new-checkout' }, validate: { key: keyFault } });
  if (flag !== null)
    return (
      <Text>
        <Code>{flag}</Code> is there. A new flag is switched off in every environment.
      </Text>
    );
  return (
    <form onSubmit={form.onSubmit(({ key }) => make.mutate(key))} noValidate>
      <Stack gap="sm">
        <Text c="dimmed">
          A flag stands around new code. It begins switched off everywhere, so nothing changes until you say so.
        </Text>
        {make.isError && <ErrorNotice error={make.error} />}
        <Group align="flex-start" gap="sm">
          <TextInput aria-label="Key of the flag" w={280} {...form.getInputProps('key')} />
          <Button type="submit" loading={make.isPending}>
            Make the flag
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function useMake(project: string) {
  return useWrite({
    write: (api, key: string) =>
      take(
        api.POST('/api/v1/projects/{project}/flags', {
          params: { path: { project } },
          body: { key, clientVisible: true },
        }),
      ),
    changes: [keys.in(project, 'flags')],
  });
}
