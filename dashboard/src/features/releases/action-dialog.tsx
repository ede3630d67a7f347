import { Alert, Radio, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { ApiError } from '../../api/api-error.js';
import { keys } from '../../api/keys.js';
import { useWrite } from '../../api/use-write.js';
import { FormDialog } from '../../ui/form-dialog.js';
import { HandEdits } from './hand-edits.js';
import { actionWords, whatItDoes } from './release-wording.js';
import { type Acting, act, type Release, type ReleaseAction, type ReleasePlace } from './releases.queries.js';

interface ActionDialogProps {
  readonly place: ReleasePlace;
  readonly release: Release;
  readonly action: ReleaseAction;
  readonly onClose: () => void;
}

type Choices = Pick<Acting, 'edits' | 'to'>;

/** Says what it will do before it does it; what the machine does not allow any more is said in its words. */
export function ActionDialog({ place, release, action, onClose }: ActionDialogProps) {
  const [reason, setReason] = useState('');
  const [choices, choose] = useState<Choices>(() => (action === 'rollback' ? { to: firstWayBack(release) } : {}));
  const { verb } = actionWords[action];
  const write = useAct(place);
  const isUndecided = action === 'resume' && release.edits !== null && choices.edits === undefined;
  const [isAsking, setAsking] = useState(false);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsking(isUndecided);
    if (isUndecided) return;
    const acting = { action, ...leaving(action, release), ...choices, ...(reason !== '' && { reason }) };
    write.mutate(acting, { onSuccess: onClose });
  };
  return (
    <FormDialog
      title={`${verb} the release of ${release.flag}`}
      isOpen
      onClose={onClose}
      onSubmit={submit}
      submit={verb}
      isPending={write.isPending}
      error={write.error}
      size={release.edits !== null && action === 'resume' ? 'lg' : 'md'}
    >
      <Stack gap="sm">
        <Text size="sm">{whatItDoes(action, release)}</Text>
        {write.error instanceof ApiError && write.error.kind === 'conflict' && (
          <Text size="sm" c="dimmed">
            It was changed meanwhile. Close this to see where it stands now.
          </Text>
        )}
        {action === 'rollback' && <WayBack {...{ release, choices, choose }} />}
        {action === 'resume' && release.edits !== null && (
          <HandEdits
            edits={release.edits}
            chosen={choices.edits}
            isAsking={isAsking}
            onChoose={(edits) => choose({ edits })}
          />
        )}
        {action === 'abort' && (
          <Alert color="orange">An aborted release cannot be resumed; plan another one then.</Alert>
        )}
        <Textarea
          label="Reason"
          description="Stands in the timeline and in the audit log."
          autosize
          minRows={2}
          maxLength={1000}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </Stack>
    </FormDialog>
  );
}

interface WayBackProps {
  readonly release: Release;
  readonly choices: Choices;
  readonly choose: (choices: Choices) => void;
}

function WayBack({ release: { plan, stage }, choices, choose }: WayBackProps) {
  const isFirst = (stage?.index ?? 0) === 0;
  return (
    <Radio.Group
      label="How far back"
      value={choices.to ?? 'off'}
      onChange={(to) => choose({ to: to as 'off' | 'previous-stage' })}
    >
      <Stack gap="xs" mt="xs">
        <Radio value="off" label="To nobody" description={`Everybody whom the plan let in gets ${plan.control}.`} />
        <Radio
          value="previous-stage"
          label="To the last healthy stage"
          description={
            isFirst
              ? 'There is none before this one.'
              : 'Whom it let in stays in, those who came later are out. To nobody where none has been healthy.'
          }
          disabled={isFirst}
        />
      </Stack>
    </Radio.Group>
  );
}

function firstWayBack({ plan, stage }: Release): 'off' | 'previous-stage' {
  return plan.onBreach === 'previous-stage' && (stage?.index ?? 0) > 0 ? 'previous-stage' : 'off';
}

/** Whoever presses twice, or beside another person, leaves one stage and not two. */
function leaving(action: ReleaseAction, { stage, approval }: Release): Pick<Acting, 'stage'> {
  const isLeaving = action === 'advance' || action === 'back' || (action === 'approve' && approval.of === 'stage');
  return isLeaving && stage !== null ? { stage: stage.name } : {};
}

function useAct(place: ReleasePlace) {
  const { project, flag } = place;
  return useWrite({
    write: (api, acting: Acting) => act(api, place, acting),
    changes: [keys.in(project, 'releases', flag), keys.releases, keys.in(project, 'flags', 'one', flag)],
    done: ({ action }) => actionWords[action].done,
  });
}
