import { Button, Group, Stack, Switch, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.js';
import { take } from '../../api/client.js';
import { keys } from '../../api/keys.js';
import { useWrite } from '../../api/use-write.js';
import { Icon } from '../../ui/icons.js';
import { ButtonLink } from '../../ui/link.js';

export interface SwitchOnStepProps {
  readonly place: { readonly project: string; readonly environment: string };
  readonly flag: string;
  readonly isConnected: boolean;
}

const path = '/api/v1/projects/{project}/flags/{flag}/environments/{environment}';

export function SwitchOnStep({ place, flag, isConnected }: SwitchOnStepProps) {
  const api = useApi();
  const params = { path: { ...place, flag } };
  const state = useQuery({
    queryKey: keys.in(place.project, 'flags', flag, 'first-run', place.environment),
    queryFn: () => take(api.GET(path, { params })),
  });
  const toggle = useWrite({
    write: (_api, enabled: boolean) => take(api.PUT(`${path}/enabled`, { params, body: { enabled } })),
    changes: [keys.in(place.project, 'flags')],
    failed: 'The flag is as it was',
  });
  return (
    <Stack gap="md">
      <Text c="dimmed">
        {isConnected
          ? 'Your program is told within a few milliseconds, and prints the new value.'
          : 'It works before a program is connected as well; then there is nobody to see it.'}
      </Text>
      <Switch
        size="lg"
        label={`${flag} in ${place.environment}`}
        checked={state.data?.enabled ?? false}
        disabled={state.data === undefined || toggle.isPending}
        onChange={(event) => toggle.mutate(event.currentTarget.checked)}
      />
      <Group gap="sm">
        <ButtonLink
          to="/projects/$project/flags/$flag"
          params={{ project: place.project, flag }}
          variant="light"
          rightSection={<Icon name="arrowRight" size={16} />}
        >
          Give it to a part of your users
        </ButtonLink>
        <Button component="a" href="/docs" variant="subtle">
          Read about the API
        </Button>
      </Group>
    </Stack>
  );
}
