import { Badge, Group, Paper, Text } from '@mantine/core';
import { useApi } from '../../api/api-context.js';
import { ApiError } from '../../api/api-error.js';
import { toastDone, toastError } from '../../ui/toasts.js';
import { Toggle } from '../../ui/toggle.js';
import { type ConfigPlace, setEnabled } from './flag.api.js';
import type { ConfigDraft } from './use-config.js';

interface SwitchPanelProps {
  readonly place: ConfigPlace;
  readonly environmentName: string;
  readonly config: ConfigDraft;
  readonly mayEdit: boolean;
  readonly takesApproval: boolean;
  /** Where it has to be asked for. */
  readonly onHeld: () => void;
}

/** Thrown at once, without a draft: it is what one reaches for when something burns. */
export function SwitchPanel(props: SwitchPanelProps) {
  const { environmentName, config, mayEdit, takesApproval } = props;
  const { enabled, offVariant } = config.draft.base.value;
  const throwSwitch = useSwitch(props);
  return (
    <Paper withBorder radius="lg" p="lg">
      <Group wrap="nowrap" gap="md">
        <Toggle
          isOn={enabled}
          isDisabled={!mayEdit}
          label={`On in ${environmentName}`}
          onChange={(next) => void throwSwitch(next)}
        />
        <div>
          <Group gap="xs">
            <Text fw={650}>
              {enabled ? 'On' : 'Off'} in {environmentName}
            </Text>
            {takesApproval && <Badge color="yellow">Changes take approval</Badge>}
          </Group>
          <Text size="sm" c="dimmed">
            {enabled
              ? 'Who gets what is decided below, from top to bottom. Switching it off takes effect at once.'
              : `Everybody gets ${offVariant}, the whitelist too.`}
          </Text>
        </div>
      </Group>
    </Paper>
  );
}

function useSwitch({ place, environmentName, config, onHeld }: SwitchPanelProps) {
  const api = useApi();
  return async function throwSwitch(next: boolean, isUndo = false): Promise<void> {
    const { base } = config.draft;
    config.hold({ etag: `${base.etag} on its way`, value: { ...base.value, enabled: next } });
    try {
      config.hold(await setEnabled(api, place, next));
      if (isUndo) return;
      const undo = { label: 'Undo', run: () => void throwSwitch(!next, true) };
      toastDone(`${place.flag} is ${next ? 'on' : 'off'} in ${environmentName}.`, undo);
    } catch (error) {
      config.hold(base);
      if (error instanceof ApiError && error.kind === 'approval-needed') onHeld();
      else toastError(`${place.flag} was not switched ${next ? 'on' : 'off'}`, error);
    }
  };
}
