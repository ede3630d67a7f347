import { Button, Group, Text } from '@mantine/core';
import type { Confirmation } from './confirm.js';
import { Dialog } from './dialog.js';

export interface ConfirmDialogProps {
  readonly asked: Confirmation;
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function ConfirmDialog({ asked, isOpen, onClose }: ConfirmDialogProps) {
  const confirm = () => {
    onClose();
    asked.onConfirm();
  };
  return (
    <Dialog opened={isOpen} onClose={onClose} title={asked.title} size="md">
      <Text size="sm" component="div">
        {asked.children}
      </Text>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose} data-autofocus>
          Cancel
        </Button>
        <Button {...(asked.isDangerous === true && { color: 'red' })} onClick={confirm}>
          {asked.confirm}
        </Button>
      </Group>
    </Dialog>
  );
}
