import { ActionIcon, Code, CopyButton, Group, Paper, Tooltip } from '@mantine/core';
import { Icon } from './icons.js';

export interface CopyFieldProps {
  readonly value: string;
  /** What is copied, for who hears the button: `the key`. */
  readonly what: string;
}

/** A text that is meant to be taken elsewhere. */
export function CopyField({ value, what }: CopyFieldProps) {
  return (
    <Paper withBorder px="sm" py={6} bg="var(--mantine-color-default-hover)">
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Code bg="transparent" fz="sm" style={{ overflowWrap: 'anywhere' }}>
          {value}
        </Code>
        <CopyIcon value={value} what={what} />
      </Group>
    </Paper>
  );
}

export function CopyIcon({ value, what }: CopyFieldProps) {
  return (
    <CopyButton value={value} timeout={2_000}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? 'Copied' : `Copy ${what}`}>
          <ActionIcon
            variant="subtle"
            color={copied ? 'teal' : 'gray'}
            onClick={copy}
            aria-label={copied ? 'Copied' : `Copy ${what}`}
          >
            <Icon name={copied ? 'check' : 'copy'} />
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  );
}
