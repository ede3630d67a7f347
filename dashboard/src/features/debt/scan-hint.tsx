import { Stack, Text } from '@mantine/core';
import { CopyField } from '../../ui/copy-field.js';

/** What a shell would read something else in. */
const plain = /^[\w.:/-]+$/;

/** How code comes to be known here. */
export function ScanHint({ project }: { readonly project: string }) {
  const command = `npx guidon scan . --url ${quoted(globalThis.location.origin)} --project ${quoted(project)}`;
  return (
    <Stack gap="xs" ta="start">
      <CopyField value={command} what="the command" />
      <Text size="sm" c="dimmed">
        Run it in the root of your code, best in the pipeline that builds it, with an API token of an editor in{' '}
        <code>GUIDON_TOKEN</code>. It reads TypeScript and JavaScript as code and everything else word by word, and
        sends where flags are used.
      </Text>
    </Stack>
  );
}

function quoted(text: string): string {
  return plain.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
