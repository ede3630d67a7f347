import { Button, Group, Stack } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { Dialog } from './dialog.js';
import { ErrorNotice } from './error-notice.js';

export interface FormDialogProps {
  readonly title: string;
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  /** The verb of what is done. */
  readonly submit: string;
  /** What not doing it is called. */
  readonly cancel?: string;
  readonly isPending: boolean;
  /** Why the last attempt came to nothing; what was typed stays. */
  readonly error?: unknown;
  readonly size?: string;
  readonly children: ReactNode;
}

export function FormDialog(props: FormDialogProps) {
  const {
    title,
    isOpen,
    onClose,
    onSubmit,
    submit,
    cancel = 'Cancel',
    isPending,
    error,
    size = 'md',
    children,
  } = props;
  return (
    <Dialog opened={isOpen} onClose={onClose} title={title} size={size}>
      <form onSubmit={onSubmit} noValidate>
        <Stack>
          {error !== undefined && error !== null && <ErrorNotice error={error} />}
          {children}
          <Group justify="flex-end" mt="xs">
            <Button variant="default" onClick={onClose}>
              {cancel}
            </Button>
            <Button type="submit" loading={isPending}>
              {submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
