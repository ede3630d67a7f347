import { notifications } from '@mantine/notifications';
import { messageOf } from './error-notice.js';
import { Icon } from './icons.js';

/** Says that something is done: in the past tense, naming it. */
export function toastDone(message: string): void {
  notifications.show({ message, color: 'teal', icon: <Icon name="check" />, autoClose: 4_000 });
}

export function toastError(title: string, error: unknown): void {
  notifications.show({
    title,
    message: messageOf(error),
    color: 'red',
    icon: <Icon name="warning" />,
    autoClose: 10_000,
  });
}
