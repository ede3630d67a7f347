import { Button, Group, Paper, Text } from '@mantine/core';
import { Icon } from '../../ui/icons.js';
import { describeChanges } from './describe-changes.js';
import classes from './save-bar.module.css';
import type { ConfigDraft } from './use-config.js';

interface SaveBarProps {
  readonly config: ConfigDraft;
  readonly onReview: () => void;
}

/** Stays in sight for as long as something is not saved. */
export function SaveBar({ config, onReview }: SaveBarProps) {
  if (!config.isEdited) return null;
  const { base, mine } = config.draft;
  const count = describeChanges(base.settings, mine).length;
  return (
    <Paper withBorder radius="lg" p="sm" shadow="md" className={classes['bar'] ?? ''} role="status">
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm" fw={550}>
          {count === 1 ? 'One change is' : `${count} changes are`} not saved
        </Text>
        <Group gap="xs" wrap="nowrap">
          <Button variant="default" onClick={config.discard}>
            Discard
          </Button>
          <Button
            onClick={onReview}
            disabled={config.draft.theirs !== null}
            rightSection={<Icon name="arrowRight" size={16} />}
          >
            Review
          </Button>
        </Group>
      </Group>
    </Paper>
  );
}
