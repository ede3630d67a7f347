import { Button, Group, Paper, Text } from '@mantine/core';
import { Icon } from '../ui/icons.js';
import classes from './save-bar.module.css';
import type { DraftState } from './use-draft.js';

interface SaveBarProps<T> {
  readonly state: DraftState<T>;
  /** How many changes there are, as the review counts them. */
  readonly count: number;
  readonly onReview: () => void;
}

/** Stays in sight for as long as something is not saved. */
export function SaveBar<T>({ state, count, onReview }: SaveBarProps<T>) {
  if (!state.isEdited) return null;
  return (
    <Paper withBorder radius="lg" p="sm" shadow="md" className={classes['bar'] ?? ''} role="status">
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" fw={550}>
          {count <= 1 ? 'One change is' : `${count} changes are`} not saved
        </Text>
        <Group gap="xs" wrap="nowrap">
          <Button variant="default" onClick={state.discard}>
            Discard
          </Button>
          <Button
            onClick={onReview}
            disabled={state.draft.theirs !== null}
            rightSection={<Icon name="arrowRight" size={16} />}
          >
            Review
          </Button>
        </Group>
      </Group>
    </Paper>
  );
}
