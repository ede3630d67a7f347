import { Alert, Box, Button, Code, Group, Loader, Stack, Tabs, Text } from '@mantine/core';
import { useState } from 'react';
import { take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useWrite } from '../../api/use-write.js';
import { CopyIcon } from '../../ui/copy-field.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { Icon } from '../../ui/icons.js';
import { type SnippetKind, snippets } from './snippets.js';

interface Place {
  readonly project: string;
  readonly environment: string;
}

export interface ConnectStepProps {
  readonly place: Place;
  readonly flag: string;
  readonly connected: { readonly name: string; readonly version: string } | undefined;
}

const kinds = [
  { kind: 'node', label: 'Node' },
  { kind: 'browser', label: 'Browser' },
  { kind: 'curl', label: 'curl' },
] as const satisfies readonly { readonly kind: SnippetKind; readonly label: string }[];

/** Keys are shown once, so each snippet gets one of its own when it is asked for. */
export function ConnectStep({ place, flag, connected }: ConnectStepProps) {
  const [made, setMade] = useState<Partial<Record<'server' | 'client', string>>>({});
  const make = useMakeKey(place, (kind, key) => setMade((before) => ({ ...before, [kind]: key })));
  return (
    <Stack gap="md">
      <Tabs defaultValue="node">
        <Tabs.List>
          {kinds.map(({ kind, label }) => (
            <Tabs.Tab key={kind} value={kind}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {kinds.map(({ kind }) => {
          const keyKind = kind === 'browser' ? 'client' : 'server';
          const sdkKey = made[keyKind];
          return (
            <Tabs.Panel key={kind} value={kind} pt="md">
              {sdkKey === undefined ? (
                <Group gap="sm">
                  <Button loading={make.isPending} onClick={() => make.mutate(keyKind)}>
                    Make a {keyKind} key and show the snippet
                  </Button>
                  <Text size="sm" c="dimmed">
                    For {place.environment}; it stands in the snippet, and can be revoked like any other.
                  </Text>
                </Group>
              ) : (
                <Snippet text={snippets[kind]({ url: globalThis.location.origin, sdkKey, flag })} />
              )}
            </Tabs.Panel>
          );
        })}
      </Tabs>
      {make.isError && <ErrorNotice error={make.error} />}
      <Box role="status">{connected === undefined ? <Waiting /> : <Connected {...connected} />}</Box>
    </Stack>
  );
}

function Snippet({ text }: { readonly text: string }) {
  return (
    <Box pos="relative">
      <Code block fz="sm" tabIndex={0} pr={48}>
        {text}
      </Code>
      <Box pos="absolute" top={6} right={6}>
        <CopyIcon value={text} what="the snippet" />
      </Box>
    </Box>
  );
}

function Waiting() {
  return (
    <Group gap="sm">
      <Loader size="xs" type="dots" />
      <Text size="sm" c="dimmed">
        Waiting for the first SDK to connect. This page notices by itself.
      </Text>
    </Group>
  );
}

function Connected({ name, version }: { readonly name: string; readonly version: string }) {
  return (
    <Alert color="teal" icon={<Icon name="plug" />} title="Connected">
      {name} {version} holds the flags of this environment.
    </Alert>
  );
}

/** Pages on this machine may use the client key; those that are published need one that names them. */
const ownOrigins = () => [globalThis.location.origin, 'http://localhost:*', 'http://127.0.0.1:*'];

function useMakeKey({ project, environment }: Place, onMade: (kind: 'server' | 'client', key: string) => void) {
  return useWrite({
    write: async (api, kind: 'server' | 'client') => {
      const { key } = await take(
        api.POST('/api/v1/projects/{project}/environments/{environment}/sdk-keys', {
          params: { path: { project, environment } },
          body: {
            kind,
            name: `first steps (${kind})`,
            ...(kind === 'client' && { allowedOrigins: [...new Set(ownOrigins())] }),
          },
        }),
      );
      onMade(kind, key);
    },
    changes: [keys.in(project, 'sdk-keys')],
  });
}
