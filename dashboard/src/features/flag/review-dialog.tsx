import { Button, Group, Stack } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useApi } from '../../api/api-context.js';
import { ApiError } from '../../api/api-error.js';
import { patchOf } from '../../drafts/draft.js';
import { describeChanges } from '../../targeting/describe-changes.js';
import { ChangeList } from '../../ui/change-list.js';
import { Dialog } from '../../ui/dialog.js';
import { ErrorNotice } from '../../ui/error-notice.js';
import { Icon } from '../../ui/icons.js';
import { BlockSkeleton } from '../../ui/skeletons.js';
import { toastDone } from '../../ui/toasts.js';
import { type ConfigPlace, saveConfig } from './flag.api.js';
import { ReachLine } from './reach-line.js';
import { RequestForm } from './request-form.js';
import type { ConfigDraft } from './use-config.js';

/** A calendar is much code for a choice that few make. */
const ScheduleForm = lazy(async () => ({
  default: (await import('../scheduled-changes/schedule-form.js')).ScheduleForm,
}));

interface ReviewDialogProps {
  readonly place: ConfigPlace;
  readonly environmentName: string;
  readonly config: ConfigDraft;
  readonly takesApproval: boolean;
  readonly onClose: () => void;
}

/** What saving will do, before it is done. */
export function ReviewDialog({ place, environmentName, config, takesApproval, onClose }: ReviewDialogProps) {
  const { base, mine } = config.draft;
  const patch = patchOf(base.value, mine);
  const { save, isHeld } = useSave(place, config, onClose);
  const [isScheduling, setScheduling] = useState(false);
  const onPutOff = () => {
    config.discard();
    onClose();
  };
  const isRequest = takesApproval || isHeld;
  const title = isRequest ? `Ask to change ${environmentName}` : `Change ${place.flag} in ${environmentName}`;
  return (
    <Dialog opened onClose={onClose} title={title} size="lg">
      <Stack>
        <ChangeList changes={describeChanges(base.value, mine)} />
        <ReachLine place={place} settings={patch} />
        {save.isError && !isHeld && <ErrorNotice error={save.error} />}
        {isRequest ? (
          <RequestForm place={place} settings={patch} onDone={onPutOff} onCancel={onClose} />
        ) : isScheduling ? (
          <Suspense fallback={<BlockSkeleton height={260} />}>
            <ScheduleForm place={place} settings={patch} onDone={onPutOff} onCancel={() => setScheduling(false)} />
          </Suspense>
        ) : (
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Go on editing
            </Button>
            <Button variant="default" leftSection={<Icon name="clock" size={16} />} onClick={() => setScheduling(true)}>
              Schedule
            </Button>
            <Button data-autofocus loading={save.isPending} onClick={() => save.mutate()}>
              Save
            </Button>
          </Group>
        )}
      </Stack>
    </Dialog>
  );
}

function useSave(place: ConfigPlace, config: ConfigDraft, onClose: () => void) {
  const api = useApi();
  const [isHeld, setHeld] = useState(false);
  const { base, mine } = config.draft;
  const save = useMutation({
    mutationFn: () => saveConfig(api, place, patchOf(base.value, mine), base.etag),
    onSuccess: (version) => {
      config.hold(version);
      toastDone(`${place.flag} is changed in ${place.environment}.`);
      onClose();
    },
    onError: async (error) => {
      const kind = error instanceof ApiError ? error.kind : undefined;
      if (kind === 'approval-needed') setHeld(true);
      if (kind !== 'stale') return;
      // The page shows both, side by side.
      await config.reload();
      onClose();
    },
  });
  return { save, isHeld };
}
