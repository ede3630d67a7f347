import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { CopyField } from './copy-field.js';
import { Dialog } from './dialog.js';
import { Icon } from './icons.js';

export interface ShownOnceProps {
  readonly title: string;
  /** `the key`. */
  readonly what: string;
  /** Undefined while there is nothing to show. */
  readonly secret: string | undefined;
  readonly onClose: () => void;
  /** What to do with it. */
  readonly children?: ReactNode;
}

/** A secret that the server does not keep. A click beside it does not lose it. */
export function ShownOnce({ title, what, secret, onClose, children }: ShownOnceProps) {
  return (
    <Dialog opened={secret !== undefined} onClose={onClose} title={title} closeOnClickOutside={false} size="lg">
      <Stack>
        <Alert color="yellow" icon={<Icon name="warning" />} title="Copy it now">
          This is the only time that it is shown.
        </Alert>
        <CopyField value={secret ?? ''} what={what} />
        {children !== undefined && (
          <Text size="sm" c="dimmed" component="div">
            {children}
          </Text>
        )}
        <Group justify="flex-end">
          <Button onClick={onClose}>I have copied it</Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
