import { Button, Group, Text } from '@mantine/core';
import { Notifications, notifications } from '@mantine/notifications';
import '@mantine/notifications/styles.css';
import { useEffect } from 'react';
import { Icon } from './icons.js';
import { type Toast, toasts } from './toasts.js';

/** `first` is the one that had this loaded. */
export function ToastStack({ first }: { readonly first: Toast }) {
  useEffect(() => {
    show(first);
    return toasts.listen(show);
  }, [first]);
  return <Notifications position="bottom-right" limit={4} />;
}

const lookOf = {
  done: { color: 'teal', icon: <Icon name="check" />, autoClose: 6_000 },
  error: { color: 'red', icon: <Icon name="warning" />, autoClose: 12_000 },
} as const;

function show({ kind, title, message, action }: Toast): void {
  const id = notifications.show({
    ...lookOf[kind],
    ...(title !== undefined && { title }),
    withBorder: true,
    closeButtonProps: { 'aria-label': 'Dismiss' },
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{message}</Text>
        {action !== undefined && (
          <Button
            size="compact-sm"
            variant="light"
            onClick={() => {
              notifications.hide(id);
              action.run();
            }}
          >
            {action.label}
          </Button>
        )}
      </Group>
    ),
  });
}
