import { Button, Group, Paper, Text } from '@mantine/core';
import bar from '../../drafts/save-bar.module.css';
import { Icon } from '../../ui/icons.js';

export interface PlanActionsProps {
  readonly isBegun: boolean;
  readonly isEdited: boolean;
  readonly isSaved: boolean;
  readonly mayStart: boolean;
  /** Another person has to approve it first. */
  readonly takesApproval: boolean;
  readonly isPending: boolean;
  readonly isBlocked: boolean;
  readonly onSave: () => void;
  readonly onStart: () => void;
}

/** Stays in sight: what becomes of the plan is decided here. */
export function PlanActions(props: PlanActionsProps) {
  const { isBegun, isEdited, isSaved, mayStart, takesApproval, isPending, isBlocked } = props;
  const save = isBegun ? 'Save the plan' : takesApproval ? 'Save, to be approved' : 'Save as a draft';
  return (
    <Paper withBorder radius="lg" p="sm" shadow="md" className={bar['bar'] ?? ''}>
      <Group justify="space-between" gap="xs">
        <Text size="sm" c="dimmed" role="status" visibleFrom="xs">
          {statusOf(props)}
        </Text>
        <Group gap="xs" ml="auto">
          <Button
            variant={mayStart ? 'default' : 'filled'}
            loading={isPending && !mayStart}
            disabled={isBlocked || (isSaved && !isEdited)}
            onClick={props.onSave}
          >
            {save}
          </Button>
          {mayStart && (
            <Button
              loading={isPending}
              disabled={isBlocked}
              leftSection={<Icon name="bolt" size={16} />}
              onClick={props.onStart}
            >
              Start…
            </Button>
          )}
        </Group>
      </Group>
    </Paper>
  );
}

function statusOf({ isSaved, isEdited, isBegun, takesApproval }: PlanActionsProps): string {
  if (isSaved && !isEdited) return isBegun ? 'As it is saved.' : 'Saved as a draft: nothing has begun.';
  if (isBegun) return 'Not saved. It goes on when somebody resumes it.';
  return takesApproval ? 'Not saved. Another person has to approve the plan.' : 'Not saved.';
}
